package org.rabrong.platform.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rabrong.platform.servers.KafkaServer;
import org.rabrong.platform.servers.KeycloakServer;
import org.rabrong.platform.servers.Lifetime;
import org.rabrong.platform.servers.MailServer;
import org.rabrong.platform.servers.Ports;
import org.rabrong.platform.servers.PostgresServer;
import org.rabrong.platform.servers.Reaper;
import org.rabrong.platform.servers.S3Server;

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

    private static final class S3 {
        static final S3Server SERVER = start();

        private static S3Server start() {
            Path directory = newDirectory("s3");
            var server = new S3Server(
                    directory.resolve("s3"),
                    Ports.free(),
                    "rabrong",
                    "rabrong-test-secret",
                    List.of(),
                    directory.resolve("s3.log"),
                    Lifetime.ofThisJvm());
            server.start();
            return server;
        }
    }

    /** An empty bucket on the one S3 server of this run. */
    public static TestBucket newBucket() {
        S3Server server = S3.SERVER;
        String name = "rabrong-test-" + COUNT.incrementAndGet();
        try {
            server.createBucket(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TestBucket(server.url(), server.accessKey(), server.secretKey(), name);
    }

    private static final class Post {
        static final TestMail SERVER = start();

        private static TestMail start() {
            var ports = Ports.free(2);
            var server = new MailServer(
                    ports.getFirst(), ports.getLast(), newDirectory("mail").resolve("mail.log"));
            server.start();
            return new TestMail("127.0.0.1", server.smtpPort(), server::messages);
        }
    }

    /** The one mail server of this run. */
    public static TestMail mail() {
        return Post.SERVER;
    }

    private static final class Keycloak {
        static final TestKeycloak SERVER = start();

        private static TestKeycloak start() {
            TestDatabase database = newDatabase();
            Path directory = newDirectory("keycloak");
            var ports = Ports.free(2);
            var settings = new KeycloakServer.Settings(
                    "http://127.0.0.1:" + ports.getFirst(),
                    ports.getFirst(),
                    ports.getLast(),
                    database.jdbcUrl(),
                    database.username(),
                    database.password(),
                    "admin",
                    "rabrong-test-admin",
                    providers());
            var server = new KeycloakServer(settings, directory.resolve("keycloak.log"), Lifetime.ofThisJvm());
            server.start();
            return new TestKeycloak(server.url(), server.adminUsername(), server.adminPassword());
        }

        /** Jars with themes and extensions that the module under test wants built in. */
        private static List<Path> providers() {
            String paths = System.getProperty("rabrong.test.keycloak.providers", "");
            return Arrays.stream(paths.split(File.pathSeparator, -1))
                    .filter(path -> !path.isBlank())
                    .map(Path::of)
                    .toList();
        }
    }

    /** The one Keycloak of this run, its data in the one PostgreSQL. */
    public static TestKeycloak keycloak() {
        return Keycloak.SERVER;
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
