package org.rabrong.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rabrong.platform.servers.ServerFailure;

/** The servers of the stack, without the services: those are the acceptance tests' matter. */
class LocalStackTests {

    @TempDir
    Path data;

    @Test
    void a_busy_port_is_named_with_its_use_before_anything_starts() throws Exception {
        Settings settings = servers();
        try (var other = new ServerSocket(settings.ports().kafka(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> LocalStack.start(settings))
                    .isInstanceOf(ServerFailure.class)
                    .hasMessageStartingWith(
                            "port %d (Kafka) is in use by another program".formatted(other.getLocalPort()))
                    .hasMessageNotContaining("\n");
        }
        assertThat(data.resolve("data/postgres")).doesNotExist();
    }

    @Test
    void killed_servers_come_back_with_their_data_and_a_second_launcher_is_told_that_it_runs() throws Exception {
        var said = new CopyOnWriteArrayList<String>();
        Settings settings = servers().saying(said::add);
        try (var stack = LocalStack.start(settings)) {
            execute(stack, "create table kept (n int); insert into kept values (1)");
            long first = stack.pidOf("postgres");

            assertThatThrownBy(() -> LocalStack.start(settings))
                    .isInstanceOf(LocalStack.AlreadyRunning.class)
                    .hasMessageContaining(stack.url());

            stack.kill("postgres");
            stack.kill("kafka");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> said.contains("postgres is back") && said.contains("kafka is back"));

            assertThat(stack.pidOf("postgres")).isNotEqualTo(first);
            assertThat(count(stack)).isEqualTo(1);
            assertThat(said).anyMatch(line -> line.startsWith("kafka has ended; it is started again in"));
        }
        assertThat(data.resolve("run/stack.properties")).doesNotExist();
    }

    @Test
    void what_a_killed_launcher_left_running_is_ended_by_the_next_one() throws Exception {
        Settings settings = servers();
        var launcher = Launcher.start(settings);
        List<ProcessHandle> left = new ArrayList<>(launcher.servers());
        launcher.kill();
        assertThat(left).hasSize(3).allMatch(ProcessHandle::isAlive);

        try (var stack = LocalStack.start(settings)) {
            assertThat(left).noneMatch(ProcessHandle::isAlive);
            assertThat(stack.names()).contains("postgres", "kafka", "s3", "mail");
        }
    }

    @Test
    void a_service_that_is_not_built_is_named_in_one_line_and_all_is_stopped_again() {
        Settings settings = new Settings(
                data.resolve("project"),
                data.resolve("data"),
                StackPorts.free(),
                "http://localhost",
                Set.of(PlatformService.SCORING),
                false,
                true,
                true,
                true,
                line -> {});

        assertThatThrownBy(() -> LocalStack.start(settings))
                .isInstanceOf(ServerFailure.class)
                .hasMessage("scoring-service is not built; ./rabrong up builds it");
        assertThat(settings.ports().byUse().values()).allMatch(org.rabrong.platform.servers.Ports::isFree);
    }

    private Settings servers() {
        return Settings.forTests(data).withServices(Set.of()).withoutKeycloak();
    }

    private static void execute(LocalStack stack, String sql) throws SQLException {
        try (var connection = stack.postgres().connect("rabrong_scoring");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(LocalStack stack) throws SQLException {
        try (var connection = stack.postgres().connect("rabrong_scoring");
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from kept")) {
            result.next();
            return result.getInt(1);
        }
    }
}
