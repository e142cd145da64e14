package org.rabrong.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.messaging.things.Movers;
import org.rabrong.platform.messaging.things.Things;
import org.rabrong.platform.messaging.things.ThingsApplication;
import org.rabrong.platform.messaging.things.Witness;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestServers;
import org.rabrong.platform.test.WithServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Broker and database are killed while people work. */
@SpringBootTest(classes = ThingsApplication.class)
@WithServers
class ServersAwayTest {

    private static final Logger log = LoggerFactory.getLogger(ServersAwayTest.class);
    private static final Duration BROKER_AWAY = Duration.ofSeconds(Long.getLong("rabrong.test.broker-away-seconds", 8));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    Things things;

    @Autowired
    Witness witness;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HikariDataSource pool;

    @Autowired
    ParkedEvents parkedEvents;

    @Test
    void while_the_broker_is_away_work_goes_on_and_nothing_is_lost() throws InterruptedException {
        try (var movers = new Movers(things, "broker ", 200, 2)) {
            await().until(() -> witness.count() > 100);
            kafka.server().kill();
            long movesBefore = movers.moves();
            // how long it is away is what is tried here
            await().pollDelay(BROKER_AWAY).atMost(BROKER_AWAY.plusSeconds(5)).until(() -> true);
            long movesWithoutBroker = movers.moves() - movesBefore;
            movers.rest();
            kafka.server().start();
            long start = System.nanoTime();
            awaitAllSeen("broker ");

            assertThat(movers.failures()).isZero();
            assertThat(movesWithoutBroker).isPositive();
            assertThat(parkedEvents.list()).isEmpty();
            log.info(
                    "broker away for {} s: {} commands went on, all of their events were handled once and in order {} ms after its return",
                    BROKER_AWAY.toSeconds(),
                    movesWithoutBroker,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }

    @Test
    void what_was_acknowledged_before_the_database_was_killed_is_told_and_seen_once() throws InterruptedException {
        // the tests' server gives up durability for speed; this database must keep what it has acknowledged
        jdbc.sql(
                        "do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$")
                .update();
        pool.getHikariPoolMXBean().softEvictConnections();
        try (var movers = new Movers(things, "database ", 50, 2)) {
            await().until(() -> movers.moves() > 300);
            TestServers.postgres().kill();
            await().until(() -> movers.failures() > 0);
            TestServers.postgres().start();
            long moves = movers.moves();
            await().atMost(PATIENCE).until(() -> movers.moves() > moves + 300);
            movers.rest();
            awaitAllSeen("database ");

            assertThat(movers.acknowledged())
                    .allSatisfy((name, revision) ->
                            assertThat(things.revision(name)).isGreaterThanOrEqualTo(revision));
            assertThat(parkedEvents.list()).isEmpty();
        }
    }

    @Test
    void a_service_starts_without_a_broker_and_joins_it_later() {
        try (var later = TestServers.newKafka()) {
            later.server().kill();
            var database = TestServers.newDatabase();
            var service = new SpringApplicationBuilder(ThingsApplication.class)
                    .run(
                            "--spring.datasource.url=" + database.jdbcUrl(),
                            "--spring.datasource.username=" + database.username(),
                            "--spring.datasource.password=" + database.password(),
                            "--spring.kafka.bootstrap-servers=" + later.bootstrapServers());
            try (service) {
                assertThat(service.getBean(Things.class).move("early")).isEqualTo(1);
                later.server().start();
                await().atMost(PATIENCE)
                        .until(() -> service.getBean(Witness.class)
                                .notSeenOnceAndInOrder("early")
                                .isEmpty());
            }
        }
    }

    private void awaitAllSeen(String prefix) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> assertThat(witness.notSeenOnceAndInOrder(prefix)).isEmpty());
    }
}
