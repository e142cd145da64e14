package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@link ProcessHandle} lacks. */
final class Signals {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private Signals() {}

    static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder(List.of("kill", "-INT", String.valueOf(process.pid())))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ctrl-C reaches every process of the terminal at once; a server must wait for its turn to be stopped. */
    static List<String> apartFromTerminal(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        var apart = new ArrayList<>(List.of(SETSID.toString()));
        apart.addAll(command);
        return apart;
    }

    static boolean isRoot() throws IOException {
        return "root".equals(System.getProperty("user.name"))
                || Files.getOwner(Path.of("/proc/self")).getName().equals("root");
    }

    /** The command with its arguments; {@link ProcessHandle#info()} cuts long ones off. */
    static Optional<String> commandLine(ProcessHandle process) {
        try {
            return Optional.of(
                    Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.UTF_8)
                            .replace('\0', ' '));
        } catch (IOException e) {
            return process.info().commandLine();
        }
    }
}
