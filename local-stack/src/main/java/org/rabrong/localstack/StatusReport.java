package org.rabrong.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.rabrong.platform.servers.FileLifetime;
import org.rabrong.platform.servers.Ports;

/** What of a stack runs, seen from outside of its launcher. */
final class StatusReport {

    private StatusReport() {}

    /** Prints a line for each server and service; answers whether all are up. */
    static boolean print(Settings settings, PrintStream out) {
        Map<String, Integer> ports = settings.ports().byServer();
        StackDirectory mine = StackDirectory.take(settings.run());
        if (mine != null) {
            mine.close();
            out.println("Rabrong does not run");
        } else {
            StackDirectory.About about = StackDirectory.about(settings.run());
            out.println("Rabrong is %s: %s (launcher pid %s)".formatted(about.state(), about.address(), about.pid()));
            ports.replaceAll((name, usual) -> about.ports().getOrDefault(name, usual));
        }
        var lifetime = new FileLifetime(settings.run());
        boolean allUp = mine == null;
        long total = 0;
        for (var name : ports.entrySet()) {
            var process = lifetime.running(name.getKey());
            // Mail has no process of its own
            boolean up =
                    name.getKey().equals("mail") ? mine == null && !Ports.isFree(name.getValue()) : process.isPresent();
            allUp &= up;
            long memory = process.map(StatusReport::megabytes).orElse(0L);
            total += memory;
            out.println("  %-22s %-5s port %-6d %-12s %s"
                    .formatted(
                            name.getKey(),
                            up ? "up" : "down",
                            name.getValue(),
                            process.map(running -> "pid " + running.pid()).orElse(""),
                            memory > 0 ? memory + " MB" : "")
                    .stripTrailing());
        }
        if (total > 0) {
            out.println("  memory in all: %d MB".formatted(total));
        }
        return allUp;
    }

    /** What the process and its children hold in memory; what they share is counted in each. */
    private static long megabytes(ProcessHandle process) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(process), process.descendants())
                        .mapToLong(StatusReport::kilobytes)
                        .sum()
                / 1024;
    }

    private static long kilobytes(ProcessHandle process) {
        // PostgreSQL's backends share their buffers: Pss counts a shared page once
        for (String source : new String[] {"smaps_rollup:Pss:", "status:VmRSS:"}) {
            String[] fileAndLine = source.split(":", 2);
            try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), fileAndLine[0]))) {
                var found = lines.filter(line -> line.startsWith(fileAndLine[1]))
                        .map(line -> line.replaceAll("[^0-9]", ""))
                        .findFirst();
                if (found.isPresent()) {
                    return Long.parseLong(found.get());
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                // The next source, or nothing: not every system tells
            }
        }
        return 0;
    }
}
