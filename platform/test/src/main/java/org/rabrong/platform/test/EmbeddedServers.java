package org.rabrong.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.rabrong.platform.servers.KafkaServer;
import org.rabrong.platform.servers.KeycloakServer;
import org.rabrong.platform.servers.Lifetime;
import org.rabrong.platform.servers.MailServer;
import org.rabrong.platform.servers.Ports;
import org.rabrong.platform.servers.PostgresServer;
import org.rabrong.platform.servers.S3Server;

/** Servers from Maven artifacts, processes on this machine. */
final class EmbeddedServers implements ServerSource {

    @Override
    public TestPostgres startPostgres() {
        Path directory = TestServers.newDirectory("postgres");
        var server = new PostgresServer(
                directory.resolve("data"),
                Ports.free(),
                "postgres",
                false,
                directory.resolve("postgres.log"),
                Lifetime.ofThisJvm());
        server.start();
        return new TestPostgres(
                server,
                new TestPostgres.Databases() {
                    @Override
                    public void create(String database, String owner, String password) throws SQLException {
                        server.createDatabase(database, owner, password);
                    }

                    @Override
                    public void createWorker(String database, String worker, String password) throws SQLException {
                        server.createWorker(database, worker, password);
                    }
                },
                server::jdbcUrl);
    }

    @Override
    public KafkaBroker startKafka() {
        Path directory = TestServers.newDirectory("kafka");
        List<Integer> ports = Ports.free(2);
        var server = new KafkaServer(
                directory.resolve("kafka"),
                ports.getFirst(),
                ports.getLast(),
                directory.resolve("kafka.log"),
                Lifetime.ofThisJvm());
        server.start();
        return new KafkaBroker(server, server.bootstrapServers());
    }

    @Override
    public S3 startS3() {
        Path directory = TestServers.newDirectory("s3");
        var server = new S3Server(
                directory.resolve("s3"),
                Ports.free(),
                "rabrong",
                "rabrong-test-secret",
                List.of(),
                directory.resolve("s3.log"),
                Lifetime.ofThisJvm());
        server.start();
        return name -> {
            try {
                server.createBucket(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new TestBucket(server.url(), server.accessKey(), server.secretKey(), name);
        };
    }

    @Override
    public TestMail startMail() {
        List<Integer> ports = Ports.free(2);
        Path log = TestServers.newDirectory("mail").resolve("mail.log");
        var server = new MailServer(ports.getFirst(), ports.getLast(), log);
        server.start();
        return new TestMail("127.0.0.1", server.smtpPort(), server::messages);
    }

    @Override
    public TestKeycloak startKeycloak(TestPostgres postgres, List<Path> providers) {
        TestDatabase database = postgres.newDatabase("keycloak");
        Path directory = TestServers.newDirectory("keycloak");
        List<Integer> ports = Ports.free(2);
        var settings = new KeycloakServer.Settings(
                "http://127.0.0.1:" + ports.getFirst(),
                ports.getFirst(),
                ports.getLast(),
                database.jdbcUrl(),
                database.username(),
                database.password(),
                "admin",
                "rabrong-test-admin",
                providers);
        var server = new KeycloakServer(settings, directory.resolve("keycloak.log"), Lifetime.ofThisJvm());
        server.start();
        return new TestKeycloak(server.url(), server.adminUsername(), server.adminPassword());
    }
}
