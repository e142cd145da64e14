package org.rabrong.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.rabrong.platform.servers.Mail;
import org.rabrong.platform.servers.Ports;
import org.testcontainers.containers.wait.strategy.Wait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same servers from the images of {@code docker-compose.yml}, by Testcontainers. Needs Linux: containers are reached by address. */
final class ContainerServers implements ServerSource {

    // Keycloak builds itself first, and gets twice as much
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>]+");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ComposeFile compose = ComposeFile.ofThisProject();

    @Override
    public TestPostgres startPostgres() {
        int port = Ports.free();
        var server = new ContainerServer(
                "postgres",
                compose.image("postgres"),
                port,
                5432,
                container -> container
                        .withEnv("POSTGRES_PASSWORD", "postgres")
                        .withCommand("postgres", "-c", "max_connections=200", "-c", "fsync=off")
                        .waitingFor(Wait.forSuccessfulCommand("pg_isready --username=postgres --host=127.0.0.1")
                                .withStartupTimeout(PATIENCE)));
        server.start();
        return new TestPostgres(
                server,
                new TestPostgres.Databases() {
                    @Override
                    public void create(String database, String owner, String password) throws SQLException {
                        execute(
                                port,
                                "create role %s login password '%s'".formatted(owner, password),
                                "create database %s owner %s".formatted(database, owner));
                    }

                    @Override
                    public void createWorker(String database, String worker, String password) throws SQLException {
                        execute(
                                port,
                                "create role %s login password '%s'".formatted(worker, password),
                                "grant connect on database %s to %s".formatted(database, worker));
                    }
                },
                database -> "jdbc:postgresql://%s:5432/%s".formatted(server.address(), database));
    }

    private static void execute(int port, String... commands) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    @Override
    public KafkaBroker startKafka() {
        int port = Ports.free();
        var server = new ContainerServer(
                "kafka",
                compose.image("kafka"),
                port,
                port,
                container -> container
                        .withEnv("KAFKA_NODE_ID", "1")
                        .withEnv("KAFKA_PROCESS_ROLES", "broker,controller")
                        .withEnv("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:9093")
                        .withEnv("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER")
                        .withEnv("KAFKA_LISTENERS", "PLAINTEXT://:%d,CONTROLLER://:9093".formatted(port))
                        .withEnv("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port)
                        .withEnv("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT")
                        .withEnv("KAFKA_INTER_BROKER_LISTENER_NAME", "PLAINTEXT")
                        .withEnv("KAFKA_LOG_RETENTION_MS", "-1")
                        .withEnv("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1")
                        .withEnv("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1")
                        .withEnv("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0")
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .waitingFor(Wait.forSuccessfulCommand(
                                        "/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server localhost:"
                                                + port)
                                .withStartupTimeout(PATIENCE)));
        server.start();
        return new KafkaBroker(server, "127.0.0.1:" + port);
    }

    @Override
    public S3 startS3() {
        int port = Ports.free();
        var server = new ContainerServer(
                "s3",
                compose.image("s3"),
                port,
                8333,
                container -> container
                        .withEnv("AWS_ACCESS_KEY_ID", "rabrong")
                        .withEnv("AWS_SECRET_ACCESS_KEY", "rabrong-test-secret")
                        .withCommand("server", "-dir=/data", "-ip.bind=0.0.0.0", "-s3", "-s3.port=8333")
                        .waitingFor(Wait.forListeningPort().withStartupTimeout(PATIENCE)));
        server.start();
        // The service makes its bucket when it is missing
        return name -> new TestBucket("http://127.0.0.1:" + port, "rabrong", "rabrong-test-secret", name);
    }

    @Override
    public TestMail startMail() {
        var server = new ContainerServer(
                "mail",
                compose.image("mail"),
                Ports.free(),
                1025,
                container -> container.waitingFor(Wait.forListeningPort().withStartupTimeout(PATIENCE)));
        server.start();
        return new TestMail(
                server.address(), 1025, () -> mailpitMessages("http://%s:8025/api/v1".formatted(server.address())));
    }

    @Override
    public TestKeycloak startKeycloak(TestPostgres postgres, List<Path> providers) {
        TestDatabase database = postgres.newDatabase("keycloak");
        int port = Ports.free();
        var server = new ContainerServer("keycloak", compose.image("keycloak"), port, 8080, container -> {
            providers.forEach(jar -> container.withCopyFileToContainer(
                    org.testcontainers.utility.MountableFile.forHostPath(jar),
                    "/opt/keycloak/providers/" + jar.getFileName()));
            return container
                    .withEnv("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx320m")
                    .withEnv("JAVA_OPTS_APPEND", "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                    .withEnv("KC_DB", "postgres")
                    .withEnv("KC_DB_URL", database.jdbcUrl())
                    .withEnv("KC_DB_USERNAME", database.username())
                    .withEnv("KC_DB_PASSWORD", database.password())
                    .withEnv("KC_HEALTH_ENABLED", "true")
                    .withEnv("KC_HTTP_RELATIVE_PATH", "/auth")
                    .withEnv("KC_HTTP_MANAGEMENT_RELATIVE_PATH", "/")
                    .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", "admin")
                    .withEnv("KC_BOOTSTRAP_ADMIN_PASSWORD", "rabrong-test-admin")
                    .withCommand(
                            "start",
                            "--cache=local",
                            "--http-enabled=true",
                            "--hostname=http://127.0.0.1:%d/auth".formatted(port),
                            "--hostname-backchannel-dynamic=true",
                            "--proxy-headers=xforwarded")
                    .waitingFor(Wait.forHttp("/auth/realms/master")
                            .forPort(8080)
                            .withStartupTimeout(PATIENCE.multipliedBy(2)));
        });
        server.start();
        return new TestKeycloak("http://127.0.0.1:%d/auth".formatted(port), "admin", "rabrong-test-admin");
    }

    private static List<Mail> mailpitMessages(String api) {
        var mails = new ArrayList<Mail>();
        try (var client = HttpClient.newHttpClient()) {
            for (JsonNode found : get(client, api + "/messages?limit=500").path("messages")) {
                JsonNode message =
                        get(client, api + "/message/" + found.path("ID").asString());
                String text = message.path("Text").asString("");
                String html = message.path("HTML").asString("");
                mails.add(new Mail(
                        mails.size() + 1,
                        message.path("From").path("Address").asString(""),
                        message.path("To")
                                .valueStream()
                                .map(to -> to.path("Address").asString(""))
                                .toList(),
                        message.path("Subject").asString(""),
                        Instant.parse(found.path("Created").asString()),
                        text,
                        html,
                        LINK.matcher(text + " " + html.replace("&amp;", "&"))
                                .results()
                                .map(java.util.regex.MatchResult::group)
                                .distinct()
                                .toList()));
            }
        }
        return mails.reversed();
    }

    private static JsonNode get(HttpClient client, String url) {
        try {
            return JSON.readTree(
                    client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
