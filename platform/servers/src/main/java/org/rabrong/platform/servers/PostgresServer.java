package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL 18 on 127.0.0.1, from the binaries of {@code io.zonky.test.postgres}. Started directly and not through their Java
 * library, which stops the server from a shutdown hook of its own while services still need it.
 *
 * <p>Connections need a password ({@code scram-sha-256}); the superuser is {@code postgres}.
 */
public final class PostgresServer extends ProcessServer {

    public static final String SUPERUSER = "postgres";

    private final Path data;
    private final int port;
    private final String password;
    private final boolean durable;
    private @Nullable List<String> asOrdinaryUser;

    /**
     * @param data made when missing; kept between runs
     * @param password of the superuser; settled when the data directory is made
     * @param durable whether what is committed survives a crash of the machine; tests do without, three times faster
     */
    public PostgresServer(Path data, int port, String password, boolean durable, Path log, Lifetime lifetime) {
        super("postgres", log, lifetime);
        this.data = data.toAbsolutePath();
        this.port = port;
        this.password = password;
        this.durable = durable;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Makes the database and its owner of the same rights when they are missing, and sets the owner's password. */
    public void createDatabase(String database, String owner, String ownersPassword) throws SQLException {
        try (var connection = connect(SUPERUSER)) {
            createRole(connection, owner, ownersPassword);
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                execute(connection, "create database %s owner %s".formatted(quoted(database), quoted(owner)));
                execute(connection, "revoke connect on database %s from public".formatted(quoted(database)));
            }
        }
    }

    /** Makes a role that may connect to the database, and there what its owner grants. */
    public void createWorker(String database, String worker, String password) throws SQLException {
        try (var connection = connect(SUPERUSER)) {
            createRole(connection, worker, password);
            execute(connection, "grant connect on database %s to %s".formatted(quoted(database), quoted(worker)));
        }
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "create role %s login".formatted(quoted(role)));
        }
        execute(connection, "alter role %s password '%s'".formatted(quoted(role), password.replace("'", "''")));
    }

    /** A connection of the superuser. */
    public Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    @Override
    protected void prepare() throws IOException {
        PostmasterPid.endIfOurs(data);
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        // An initdb that was cut off leaves a directory that neither it nor the server takes
        ServerCache.remove(data);
        Files.createDirectories(data);
        Path passwordFile = Files.createTempFile(data.getParent(), "initdb", "");
        try {
            Files.writeString(passwordFile, password);
            // Another user of the machine must not read it, initdb in its user namespace can: it is the same user
            run(
                    ordinary(List.of(
                            binary("initdb"),
                            "--pgdata=" + data,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            durable ? "--sync-method=fsync" : "--no-sync")),
                    Map.of("TZ", "UTC"),
                    Duration.ofMinutes(2));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    @Override
    protected List<String> command() throws IOException {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "shared_buffers=128MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=off",
                "log_line_prefix=%m [%p] "));
        if (durable) {
            settings.addAll(List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "wal_compression=on"));
        } else {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        var command = new ArrayList<>(List.of(binary("postgres"), "-D", data.toString(), "-p", String.valueOf(port)));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return ordinary(command);
    }

    @Override
    protected boolean answers() throws SQLException {
        try (var connection = connect(SUPERUSER)) {
            return connection.isValid(5);
        }
    }

    /** Fast shutdown: open transactions are rolled back, a checkpoint is written. */
    @Override
    protected void askToEnd(ProcessHandle running) {
        Signals.interrupt(running);
    }

    private static String binary(String name) throws IOException {
        return PostgresBinaries.directory().resolve("bin").resolve(name).toString();
    }

    /** PostgreSQL refuses to run as root: a user namespace of its own makes it nobody in particular. */
    private List<String> ordinary(List<String> command) throws IOException {
        if (asOrdinaryUser == null) {
            asOrdinaryUser = Signals.isRoot() ? List.of("unshare", "-U") : List.of();
        }
        var whole = new ArrayList<>(asOrdinaryUser);
        whole.addAll(command);
        return whole;
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
