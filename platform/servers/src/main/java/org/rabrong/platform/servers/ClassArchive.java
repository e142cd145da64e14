package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * What a server's JVM makes of its classes, kept beside the unpacked servers: with it Kafka starts in two thirds of the processor time. The
 * first JVM that ends in an orderly way writes it; one that cannot use what it finds (another JDK, a broken file) does without.
 */
final class ClassArchive {

    private ClassArchive() {}

    /** Options of a JVM with that class path. */
    static List<String> options(String server, String classPath) throws IOException {
        Path directory = Files.createDirectories(ServerCache.directory());
        UUID id = UUID.nameUUIDFromBytes(
                (System.getProperty("java.vm.version") + classPath).getBytes(StandardCharsets.UTF_8));
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + directory.resolve(server + "-" + id + ".jsa"),
                "-Xlog:disable"); // it is a help, not a need: no complaints about it in the server's log
    }
}
