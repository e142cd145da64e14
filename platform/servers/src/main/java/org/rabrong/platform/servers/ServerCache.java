package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/**
 * Directory of this user where servers are unpacked once and shared by all projects and runs: {@code $RABRONG_CACHE}, else
 * {@code ~/.cache/rabrong}.
 */
final class ServerCache {

    private ServerCache() {}

    static Path directory() {
        String chosen = System.getenv("RABRONG_CACHE");
        return chosen != null && !chosen.isBlank()
                ? Path.of(chosen).toAbsolutePath()
                : Path.of(System.getProperty("user.home"), ".cache", "rabrong");
    }

    /** What fills a new directory. */
    interface Filling {
        void fill(Path directory) throws IOException;
    }

    /** The directory of that name, filled by the first who asks for it; others wait, also in other JVMs. */
    static synchronized Path once(String name, Filling filling) throws IOException {
        Path directory = directory().resolve(name);
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Files.createDirectories(directory());
        Path lockFile = directory().resolve(name + ".lock");
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (!Files.isDirectory(directory) && lock.isValid()) {
                Path part = directory().resolve(name + ".part");
                remove(part);
                Files.createDirectories(part);
                filling.fill(part);
                move(part, directory);
            }
        }
        return directory;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
