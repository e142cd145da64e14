package org.rabrong.platform.servers;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the line of a log that says why a process ended. */
public final class LogTail {

    private static final int BYTES = 256 * 1024;
    private static final Pattern CAUSE = Pattern.compile("Caused by: .+");
    private static final Pattern COMPLAINT = Pattern.compile(
            "\\b(ERROR|FATAL|PANIC|Error|Exception|error:|Reason:|failed|cannot|could not)\\b|Exception:");
    private static final Pattern NOISE = Pattern.compile("^\\s*(at |\\.\\.\\. \\d+|\\^|[-=*]+\\s*$|$).*");

    private LogTail() {}

    /**
     * What Spring Boot's analysis of a failed start describes if there is one; the root cause if the log has one, else the last complaint, else the last line.
     *
     * @param from only what was written behind this byte counts
     */
    public static String reason(Path log, long from) {
        List<String> lines = lines(log, from).stream()
                .filter(line -> !NOISE.matcher(line).matches())
                .toList();
        return description(lines)
                .or(() -> lines.reversed().stream()
                        .filter(line -> CAUSE.matcher(line).find())
                        .findFirst())
                .or(() -> lines.reversed().stream()
                        .filter(line -> COMPLAINT.matcher(line).find())
                        .findFirst())
                .or(() -> lines.reversed().stream().findFirst())
                .map(line -> line.replaceFirst("^Caused by: ", "").strip())
                .map(line -> line.length() > 400 ? line.substring(0, 400) + "…" : line)
                .orElse("it wrote nothing");
    }

    private static Optional<String> description(List<String> lines) {
        int at = lines.lastIndexOf("Description:");
        return at >= 0 && at + 1 < lines.size() ? Optional.of(lines.get(at + 1)) : Optional.empty();
    }

    private static List<String> lines(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(from, file.length() - BYTES);
            file.seek(Math.min(start, file.length()));
            var bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
