package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * PostgreSQL's own note of the process that uses a data directory. A server that outlived a killed launcher would be used
 * silently by the next one, or stop it from starting: it is ended first.
 */
final class PostmasterPid {

    private PostmasterPid() {}

    static void endIfOurs(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid;
        try {
            pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            return;
        }
        var leftover = ProcessHandle.of(pid).filter(process -> isServerOf(process, data));
        if (leftover.isPresent()) {
            Signals.interrupt(leftover.get());
            if (!ProcessServer.ends(leftover.get(), Duration.ofSeconds(20))) {
                leftover.get().destroyForcibly();
                ProcessServer.ends(leftover.get(), Duration.ofSeconds(10));
            }
        } else {
            // Its number may belong to another program by now, and PostgreSQL would take that for a running server
            Files.deleteIfExists(file);
        }
    }

    private static boolean isServerOf(ProcessHandle process, Path data) {
        return Signals.commandLine(process)
                .filter(line -> line.contains("postgres") && line.contains(data.toString()))
                .isPresent();
    }
}
