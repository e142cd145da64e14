package org.rabrong.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.rabrong.platform.servers.FileLifetime;
import org.rabrong.platform.servers.KafkaServer;
import org.rabrong.platform.servers.KeycloakServer;
import org.rabrong.platform.servers.Lifetime;
import org.rabrong.platform.servers.Mail;
import org.rabrong.platform.servers.MailServer;
import org.rabrong.platform.servers.Ports;
import org.rabrong.platform.servers.PostgresServer;
import org.rabrong.platform.servers.ProcessServer;
import org.rabrong.platform.servers.S3Server;
import org.rabrong.platform.servers.Server;
import org.rabrong.platform.servers.ServerFailure;

/**
 * The whole platform on one machine. {@link #start} returns when everything answers; {@link #close} stops it in order: the gateway,
 * the services, Keycloak, mail and S3, Kafka, PostgreSQL.
 */
public final class LocalStack implements AutoCloseable {

    private final Settings settings;
    private final StackDirectory directory;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final PostgresServer postgres;
    private final MailServer mail;
    private final Map<String, Server> servers = new LinkedHashMap<>();
    private final List<Server> others = new CopyOnWriteArrayList<>();
    private volatile boolean closing;
    private boolean closed;

    /**
     * Starts everything and waits until it answers.
     *
     * @throws AlreadyRunning when another launcher uses the same data
     * @throws ServerFailure when something does not come up; all is stopped again by then
     */
    public static LocalStack start(Settings settings) {
        LocalStack stack = prepare(settings);
        stack.startAll();
        return stack;
    }

    /** The first half of {@link #start}: takes the directory, so that a stop from outside finds something to close. */
    static LocalStack prepare(Settings settings) {
        StackDirectory directory = StackDirectory.take(settings.run());
        if (directory == null) {
            throw new AlreadyRunning(StackDirectory.about(settings.run()).address());
        }
        return new LocalStack(settings, directory);
    }

    private LocalStack(Settings settings, StackDirectory directory) {
        this.settings = settings;
        this.directory = directory;
        secrets = new Secrets(settings.data());
        supervisor = new Supervisor(settings.say());
        postgres = new PostgresServer(
                data("postgres"),
                settings.ports().postgres(),
                secrets.password("postgres"),
                true,
                log("postgres"),
                lifetime());
        mail = new MailServer(settings.ports().smtp(), settings.ports().mailPage(), log("mail"));
        List<Server> all = new ArrayList<>(List.of(postgres, kafka(), mail, s3()));
        if (settings.keycloak()) {
            all.add(2, keycloak()); // it takes longest: first as soon as it can
        }
        for (PlatformService service : PlatformService.values()) {
            if (settings.services().contains(service)) {
                all.add(service(service));
            }
        }
        all.forEach(server -> servers.put(server.name(), server));
    }

    void startAll() {
        directory.tell(settings.publicUrl(), "starting", settings.ports().byServer());
        try {
            endLeftovers(settings);
            refuseBusyPorts();
            refuseUnbuilt();
            keepLogsSmall();
            new Startup(settings.say(), () -> closing).run(startOrder());
            if (settings.supervised()) {
                servers.values().stream().filter(server -> server != mail).forEach(supervisor::watch);
            }
            directory.tell(settings.publicUrl(), "ready", settings.ports().byServer());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private List<Startup.Step> startOrder() {
        var steps = new ArrayList<Startup.Step>();
        steps.add(new Startup.Step(postgres, List.of(), this::createDatabases));
        for (Server server : servers.values()) {
            if (server != postgres) {
                steps.add(new Startup.Step(server, neededBy(server.name()), () -> {}));
            }
        }
        return steps;
    }

    /** What must answer before that server is started: what it cannot wait for by itself. */
    private static List<String> neededBy(String server) {
        return switch (server) {
            case "kafka", "s3", "mail" -> List.of();
            case "keycloak" -> List.of("postgres");
            case "gateway" -> List.of("postgres", "keycloak");
            default -> List.of("postgres", "kafka");
        };
    }

    private void createDatabases() {
        try {
            postgres.createDatabase("keycloak", "keycloak", secrets.password("database.keycloak"));
            for (PlatformService service : PlatformService.values()) {
                createDatabase(service.database(), service);
            }
        } catch (SQLException e) {
            throw new ServerFailure("postgres: the databases could not be made: " + e.getMessage(), e);
        }
    }

    /** With the roles that own it and work in it, mostly one. */
    private void createDatabase(String name, PlatformService service) throws SQLException {
        postgres.createDatabase(name, service.databaseOwner(), secrets.password("database." + service.databaseOwner()));
        if (!service.databaseOwner().equals(service.database())) {
            postgres.createWorker(name, service.database(), secrets.password("database." + service.database()));
        }
    }

    /** What a killed launcher left running, services first. */
    static void endLeftovers(Settings settings) {
        var lifetime = new FileLifetime(settings.run());
        try (var all = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (PlatformService service : PlatformService.values()) {
                all.execute(() -> lifetime.endLeftover(service.module()));
            }
        }
        for (String server : List.of("keycloak", "s3", "kafka", "postgres")) {
            lifetime.endLeftover(server);
        }
    }

    private void refuseBusyPorts() {
        List<String> busy = settings.ports().byUse().entrySet().stream()
                .filter(use -> !Ports.isFree(use.getValue()))
                .map(use -> "%d (%s)".formatted(use.getValue(), use.getKey()))
                .toList();
        if (!busy.isEmpty()) {
            throw new ServerFailure(
                    "port %s is in use by another program: stop it, or choose others with RABRONG_PORT (the address) and RABRONG_PORT_BASE (the rest)"
                            .formatted(String.join(", ", busy)));
        }
    }

    private void refuseUnbuilt() {
        for (Server server : servers.values()) {
            if (server instanceof JavaService service) {
                try {
                    service.requireBuilt();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void keepLogsSmall() {
        servers.values().forEach(server -> {
            Path log = server.log();
            try {
                if (Files.exists(log)) {
                    Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        closing = true;
        supervisor.close();
        directory.tell(settings.publicUrl(), "stopping", settings.ports().byServer());
        stopTogether(others);
        stop("gateway");
        stopTogether(Stream.of(PlatformService.values())
                .map(PlatformService::module)
                .filter(servers::containsKey)
                .map(this::server)
                .toList());
        List.of("keycloak", "mail", "s3", "kafka", "postgres").forEach(this::stop);
        directory.close();
    }

    private void stop(String name) {
        if (servers.containsKey(name)) {
            server(name).stop();
        }
    }

    private static void stopTogether(List<Server> some) {
        try (var all = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            some.forEach(server -> all.execute(server::stop));
        }
    }

    /** Ends it as {@code kill -9} does; a supervised one comes back by itself, see {@link #awaitReady(String)}. */
    public void kill(String name) {
        server(name).kill();
    }

    /** Stops it in its orderly way and starts it again. */
    public void restart(String name) {
        Server server = server(name);
        supervisor.leavingAlone(server, () -> {
            server.stop();
            server.start();
        });
    }

    /** Starts what was killed or stopped in an unsupervised stack. */
    public void start(String name) {
        server(name).start();
    }

    /** Stops it and leaves it stopped until {@link #start(String)}; in an unsupervised stack only. */
    public void stopOne(String name) {
        if (settings.supervised()) {
            throw new IllegalStateException("the supervisor would start it again");
        }
        server(name).stop();
    }

    /** Waits until everything answers, two minutes at most. */
    public void awaitReady() {
        servers.keySet().forEach(this::awaitReady);
    }

    /** Waits until that server or service answers, two minutes at most. */
    public void awaitReady(String name) {
        if (!(server(name) instanceof ProcessServer process)) {
            return;
        }
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (process.process().isEmpty() || !process.answersNow()) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure("%s does not answer (log: %s)".formatted(name, process.log()));
            }
            try {
                Thread.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerFailure("interrupted while waiting for " + name, e);
            }
        }
    }

    /**
     * One more process of a service with an empty database of its own, for instance to compute everything again from the topics.
     *
     * @param name of the new process, its database (with {@code _} for {@code -}) and its log
     * @param extra set over the service's usual environment
     */
    public AnotherService startAnother(PlatformService service, String name, Map<String, String> extra) {
        String database = name.replace('-', '_');
        int port = Ports.free();
        try {
            createDatabase(database, service);
        } catch (SQLException e) {
            throw new ServerFailure("postgres: the database could not be made: " + e.getMessage(), e);
        }
        var environment = new HashMap<>(ServiceEnvironment.of(service, settings, secrets));
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SPRING_DATASOURCE_URL", postgres.jdbcUrl(database));
        environment.putAll(extra);
        var another = new JavaService(
                name, service, settings.project(), port, environment, settings.endsWithJvm(), log(name), lifetime());
        others.add(another);
        another.start();
        return new AnotherService(another, "http://127.0.0.1:" + port, postgres.jdbcUrl(database));
    }

    /** @param url without a path */
    public record AnotherService(Server server, String url, String jdbcUrl) implements AutoCloseable {
        @Override
        public void close() {
            server.stop();
        }
    }

    /** Where a browser reaches the platform. */
    public String url() {
        return settings.publicUrl();
    }

    /** The mail page. */
    public String mailUrl() {
        return mail.pageUrl().replace("127.0.0.1", "localhost");
    }

    /** Everything that was sent, oldest first. */
    public List<Mail> mails() {
        return mail.messages();
    }

    /** Without a path, past the gateway. */
    public String serviceUrl(PlatformService service) {
        return "http://127.0.0.1:" + settings.ports().of(service);
    }

    public StackPorts ports() {
        return settings.ports();
    }

    /** For a look at what really stands in a database, as the superuser. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** For people that a test adds, as its administrator. */
    public KeycloakServer keycloakServer() {
        return (KeycloakServer) server("keycloak");
    }

    public Path logOf(String name) {
        return server(name).log();
    }

    /** Of the running process. */
    public long pidOf(String name) {
        return server(name)
                .process()
                .map(ProcessHandle::pid)
                .orElseThrow(() -> new ServerFailure(name + " does not run"));
    }

    /** All names that {@link #kill} and the others take. */
    public List<String> names() {
        return List.copyOf(servers.keySet());
    }

    private Server server(String name) {
        Server server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("no server of that name: %s, but %s".formatted(name, servers.keySet()));
        }
        return server;
    }

    private KafkaServer kafka() {
        return new KafkaServer(
                data("kafka"), settings.ports().kafka(), settings.ports().kafkaController(), log("kafka"), lifetime());
    }

    private S3Server s3() {
        return new S3Server(
                data("s3"),
                settings.ports().s3(),
                ServiceEnvironment.S3_ACCESS_KEY,
                secrets.password("s3"),
                List.of(ServiceEnvironment.BUCKET),
                log("s3"),
                lifetime());
    }

    private KeycloakServer keycloak() {
        Path theme = settings.project().resolve("identity-config/target/rabrong-keycloak-theme.jar");
        return new KeycloakServer(
                new KeycloakServer.Settings(
                        settings.publicUrl(),
                        settings.ports().keycloak(),
                        settings.ports().keycloakManagement(),
                        postgres.jdbcUrl("keycloak"),
                        "keycloak",
                        secrets.password("database.keycloak"),
                        ServiceEnvironment.KEYCLOAK_ADMIN,
                        secrets.password("keycloak.admin"),
                        Files.exists(theme) ? List.of(theme) : List.of()),
                log("keycloak"),
                lifetime());
    }

    private JavaService service(PlatformService service) {
        return new JavaService(
                service.module(),
                service,
                settings.project(),
                settings.ports().of(service),
                ServiceEnvironment.of(service, settings, secrets),
                settings.endsWithJvm(),
                log(service.module()),
                lifetime());
    }

    private Lifetime lifetime() {
        return settings.endsWithJvm() ? Lifetime.ofThisJvm() : new FileLifetime(settings.run());
    }

    private Path data(String server) {
        return settings.data().resolve("data").resolve(server);
    }

    private Path log(String server) {
        return settings.logs().resolve(server + ".log");
    }

    /** Another launcher runs on the same data. */
    public static final class AlreadyRunning extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String address;

        AlreadyRunning(String address) {
            super("Rabrong runs already: " + address);
            this.address = address;
        }

        public String address() {
            return address;
        }
    }
}
