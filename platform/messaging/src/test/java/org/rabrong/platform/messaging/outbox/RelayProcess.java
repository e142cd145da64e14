package org.rabrong.platform.messaging.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.springframework.core.env.Environment;

/** A running {@link RelayMain}; its database sessions carry its name. */
record RelayProcess(String name, Process process) {

    static RelayProcess start(String name, Environment servers) {
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayMain.class.getName(),
                        servers.getRequiredProperty("spring.datasource.url") + "?ApplicationName=" + name,
                        servers.getRequiredProperty("spring.datasource.username"),
                        servers.getRequiredProperty("spring.datasource.password"),
                        servers.getRequiredProperty("spring.kafka.bootstrap-servers"))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", name + ".log").toFile());
        try {
            return new RelayProcess(name, command.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
