package org.rabrong.platform.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notes each running server in a file, so that the next launcher finds what a killed one left running. A number alone may belong
 * to another program by then: the time when the process began must match too.
 */
public final class FileLifetime implements Lifetime {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Path directory;

    /** @param directory of the notes, {@code <server>.pid} */
    public FileLifetime(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The process that the note of that server is about, if it still runs. */
    public Optional<ProcessHandle> running(String server) {
        try {
            List<String> lines = Files.readAllLines(note(server));
            long pid = Long.parseLong(lines.getFirst());
            long began = Long.parseLong(lines.get(1));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info()
                            .startInstant()
                            .filter(start -> Math.abs(start.toEpochMilli() - began) < 1_000)
                            .isPresent());
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException | java.util.NoSuchElementException e) {
            return Optional.empty();
        }
    }

    @Override
    public void endLeftover(String server) {
        running(server).ifPresent(process -> {
            Signals.interrupt(process);
            process.destroy();
            if (!ProcessServer.ends(process, PATIENCE)) {
                process.destroyForcibly();
                ProcessServer.ends(process, PATIENCE);
            }
        });
        ended(server);
    }

    @Override
    public void began(String server, ProcessHandle process) {
        try {
            Files.createDirectories(directory);
            long began =
                    process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
            Path part = directory.resolve(server + ".pid.part");
            Files.writeString(part, "%d\n%d\n".formatted(process.pid(), began));
            Files.move(part, note(server), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void ended(String server) {
        try {
            Files.deleteIfExists(note(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path note(String server) {
        return directory.resolve(server + ".pid");
    }
}
