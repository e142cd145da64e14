package org.rabrong.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.rabrong.platform.servers.KafkaServer;
import org.rabrong.platform.servers.Lifetime;
import org.rabrong.platform.servers.Ports;
import org.rabrong.platform.servers.PostgresServer;
import org.rabrong.platform.servers.Reaper;

/** The servers of this test run, each started when it is first needed; they and their data go with the JVM. */
public final class TestServers {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestServers() {}

    private static final class Postgres {
        static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            Path directory = newDirectory("postgres");
            var server = new PostgresServer(
                    directory.resolve("data"),
                    Ports.free(),
                    "postgres",
                    false,
                    directory.resolve("postgres.log"),
                    Lifetime.ofThisJvm());
            server.start();
            return server;
        }
    }

    /** The one PostgreSQL of this run; a test that kills it must start it again. */
    public static PostgresServer postgres() {
        return Postgres.SERVER;
    }

    /** An empty database with an owner of its own. */
    public static TestDatabase newDatabase() {
        PostgresServer server = postgres();
        String name = "rabrong_test_" + COUNT.incrementAndGet();
        try {
            server.createDatabase(name, name, name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(server.jdbcUrl(name), name, name);
    }

    /** A broker without topics: contexts of one run would otherwise read each other's events. */
    public static TestKafka newKafka() {
        Path directory = newDirectory("kafka");
        var ports = Ports.free(2);
        var server = new KafkaServer(
                directory.resolve("kafka"),
                ports.getFirst(),
                ports.getLast(),
                directory.resolve("kafka.log"),
                Lifetime.ofThisJvm());
        server.start();
        return new TestKafka(new KafkaBroker(server, server.bootstrapServers()));
    }

    static Path newDirectory(String server) {
        try {
            Path directory = Files.createTempDirectory("rabrong-test-" + server + "-");
            Reaper.instance().removeAtLast(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
