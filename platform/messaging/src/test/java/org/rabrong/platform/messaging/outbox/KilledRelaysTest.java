package org.rabrong.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.messaging.things.Movers;
import org.rabrong.platform.messaging.things.Things;
import org.rabrong.platform.messaging.things.ThingsApplication;
import org.rabrong.platform.messaging.things.TopicReader;
import org.rabrong.platform.messaging.things.Witness;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.WithServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proof of the outbox: relays that are processes of their own are killed in the middle of their work, again and again. */
@SpringBootTest(classes = ThingsApplication.class)
@WithServers
class KilledRelaysTest {

    private static final Logger log = LoggerFactory.getLogger(KilledRelaysTest.class);
    private static final int RELAYS = 3;
    private static final int KILLS = Integer.getInteger("rabrong.test.kills", 4);
    private static final String THINGS = "killed ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    Things things;

    @Autowired
    Witness witness;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OutboxRelay relayOfThisProcess;

    @Autowired
    Environment environment;

    private final Map<String, RelayProcess> relays = new LinkedHashMap<>();
    private int started;

    @BeforeEach
    void only_the_other_processes_relay() {
        relayOfThisProcess.stop();
    }

    @AfterEach
    void this_process_relays_again() throws InterruptedException {
        for (var relay : relays.values()) {
            relay.kill();
        }
        relayOfThisProcess.start();
    }

    @Test
    void nothing_is_lost_or_out_of_order_or_done_twice_when_relays_are_killed() throws InterruptedException {
        for (int n = 0; n < RELAYS; n++) {
            startRelay();
        }
        try (var movers = new Movers(things, THINGS, 60, 3)) {
            for (int n = 0; n < KILLS; n++) {
                awaitProgress();
                killOneThatIsSending();
                startRelay();
            }
            awaitProgress();
            movers.rest();
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(witness.notSeenOnceAndInOrder(THINGS)).isEmpty());
            assertThat(movers.failures()).isZero();
            checkTheTopic(movers);
        }
    }

    private void startRelay() {
        var name = "relay-" + ++started;
        relays.put(name, RelayProcess.start(name, environment));
    }

    private void awaitProgress() {
        long before = witness.count();
        await().atMost(PATIENCE).until(() -> witness.count() > before + 500);
    }

    /** One that holds a shard's lock has read events and not yet deleted them. */
    private void killOneThatIsSending() throws InterruptedException {
        var name = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(1))
                .until(this::oneThatIsSending, Optional::isPresent)
                .orElseThrow();
        assertThat(relays).containsKey(name);
        var relay = relays.remove(name);
        if (relay != null) {
            relay.kill();
        }
    }

    private Optional<String> oneThatIsSending() {
        return jdbc.sql("""
                select application_name from pg_stat_activity
                where application_name like 'relay-%' and state = 'idle in transaction' and query like 'select o.*%'""").query(String.class).list().stream().findFirst();
    }

    /** Of each thing's events the first ones of their number are in order, none is missing, and what comes again is a repeat. */
    private void checkTheTopic(Movers movers) {
        var last = new HashMap<String, Long>();
        var overtaking = new ArrayList<String>();
        int repeats = 0;
        for (var record : TopicReader.all(kafka.bootstrapServers(), Things.TOPIC)) {
            if (!record.key().startsWith(THINGS)) {
                continue;
            }
            long before = last.getOrDefault(record.key(), 0L);
            long sequence = TopicReader.sequence(record);
            if (sequence <= before) {
                repeats++;
            } else {
                if (sequence > before + 1) {
                    overtaking.add(record.key() + " " + sequence + " after " + before);
                }
                last.put(record.key(), sequence);
            }
        }
        assertThat(overtaking).isEmpty();
        assertThat(last).isEqualTo(movers.acknowledged());
        assertThat(List.copyOf(last.values()).stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(movers.moves());
        log.info(
                "{} events by {} relays of which {} were killed: 0 lost, 0 out of order, {} repeats on the topic, 0 effects twice",
                movers.moves(),
                started,
                KILLS,
                repeats);
    }
}
