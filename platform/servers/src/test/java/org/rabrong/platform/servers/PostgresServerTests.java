package org.rabrong.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTests {

    @TempDir
    Path directory;

    @Test
    void what_was_committed_is_there_after_a_kill_and_after_a_stop() throws SQLException {
        try (var postgres = postgres(Ports.free())) {
            postgres.start();
            postgres.createDatabase("rabrong_test", "rabrong_test", "secret");
            execute(postgres, "create table kept (n int); insert into kept values (1)");

            postgres.kill();
            postgres.start();
            execute(postgres, "insert into kept values (2)");

            postgres.stop();
            assertThat(postgres.process()).isEmpty();
            postgres.start();
            assertThat(count(postgres)).isEqualTo(2);
        }
    }

    @Test
    void a_server_that_outlived_its_launcher_is_ended_before_the_next_start() throws SQLException {
        int port = Ports.free();
        var first = postgres(port);
        first.start();
        long outlived = first.process().orElseThrow().pid();

        try (var second = postgres(port)) {
            second.start();

            assertThat(ProcessHandle.of(outlived).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(second.answersNow()).isTrue();
        }
    }

    private PostgresServer postgres(int port) {
        return new PostgresServer(
                directory.resolve("data"),
                port,
                "postgres-secret",
                true,
                directory.resolve("postgres.log"),
                Lifetime.ofThisJvm());
    }

    private static void execute(PostgresServer postgres, String sql) throws SQLException {
        try (var connection = postgres.connect("rabrong_test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(PostgresServer postgres) throws SQLException {
        try (var connection = postgres.connect("rabrong_test");
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }
}
