package org.rabrong.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.servers.ServerFailure;

/** A stack's directory belongs to one launcher at a time; others can read what it runs. The lock goes with the process. */
final class StackDirectory implements AutoCloseable {

    private final Path run;
    private final FileChannel channel;

    private StackDirectory(Path run, FileChannel channel) {
        this.run = run;
        this.channel = channel;
    }

    /** Takes the directory, or answers null when another launcher has it. */
    static @Nullable StackDirectory take(Path run) {
        FileChannel channel = null;
        try {
            Files.createDirectories(run);
            channel = FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new StackDirectory(run, channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another stack of this JVM has it
        } catch (IOException e) {
            throw new ServerFailure("the data directory cannot be used: " + e.getMessage(), e);
        }
        closeQuietly(channel);
        return null;
    }

    /** Tells other launchers what runs here. */
    void tell(String address, String state, Map<String, Integer> ports) {
        var about = new Properties();
        about.setProperty("address", address);
        about.setProperty("state", state);
        about.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        ports.forEach((name, port) -> about.setProperty("port." + name, String.valueOf(port)));
        try {
            Path part = run.resolve("stack.part");
            try (var out = Files.newBufferedWriter(part)) {
                about.store(out, null);
            }
            Files.move(part, run.resolve("stack.properties"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last launcher of the directory told. */
    static About about(Path run) {
        var about = new Properties();
        Path file = run.resolve("stack.properties");
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                about.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        var ports = new LinkedHashMap<String, Integer>();
        about.stringPropertyNames().stream()
                .filter(name -> name.startsWith("port."))
                .sorted()
                .forEach(name -> ports.put(name.substring("port.".length()), Integer.valueOf(about.getProperty(name))));
        return new About(
                about.getProperty("address", "?"),
                about.getProperty("state", "?"),
                about.getProperty("pid", "?"),
                ports);
    }

    /** @param state {@code starting}, {@code ready}, {@code stopping} */
    record About(String address, String state, String pid, Map<String, Integer> ports) {}

    @Override
    public void close() {
        try {
            Files.deleteIfExists(run.resolve("stack.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closeQuietly(channel);
        }
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
