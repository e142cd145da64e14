package org.rabrong.platform.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rabrong.platform.messaging.ParkedEvents;
import org.rabrong.platform.messaging.ParkedKey;
import org.rabrong.platform.messaging.things.Things;
import org.rabrong.platform.messaging.things.ThingsApplication;
import org.rabrong.platform.messaging.things.Witness;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(classes = ThingsApplication.class)
@WithServers
@ExtendWith(OutputCaptureExtension.class)
class InboxTest {

    private static final String SHELVES = "rabrong.shelves.v1";
    private static final String ANNOUNCED = "org.rabrong.shelves.announced.v1";
    private static final String DEAD_LETTERS = "rabrong.things.v1.things-service.dlt";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    TestKafka kafka;

    @Autowired
    Witness witness;

    @Autowired
    Things things;

    @Autowired
    ParkedEvents parkedEvents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    InboxMetrics metrics;

    @AfterEach
    void everyone_is_well_again() {
        witness.failNoMore();
    }

    @Test
    void a_repeated_event_has_no_second_effect() {
        arrives("book", 1);
        arrives("book", 2);
        arrives("book", 1);
        arrives("book", 2);
        arrives("book", 3);
        awaitSeen("book", 1, 2, 3);
    }

    @Test
    void an_event_before_its_predecessor_is_tried_again_until_that_is_handled(CapturedOutput log) {
        arrives("lamp", 2);
        await().atMost(PATIENCE).until(() -> log.getOut().contains("attempt 1 of 8"));
        // another instance, from which this one took the partition over, commits what it was at
        jdbc.sql("insert into inbox (topic, key, last_sequence, last_event_id) values (?, 'lamp', 1, 'x')")
                .param(Things.TOPIC)
                .update();
        awaitSeen("lamp", 2);
        assertThat(parkedEvents.list()).isEmpty();
    }

    @Test
    void an_event_whose_predecessor_never_came_waits_for_it() {
        arrives("cup", 2);
        await().atMost(PATIENCE).until(() -> isParked("cup", 1));
        arrives("cup", 1);
        await().atMost(PATIENCE).until(() -> isParked("cup", 2));

        assertThat(parkedEvents.release(Things.TOPIC, "cup")).isEqualTo(2);
        awaitSeen("cup", 1, 2);
    }

    @Test
    void an_event_that_cannot_be_handled_parks_its_own_key_only() {
        witness.failAt("broken cup", 2, new IllegalStateException("it is broken"));
        arrives("broken cup", 1);
        arrives("broken cup", 2);
        arrives("whole cup", 1);
        arrives("broken cup", 3);
        arrives("whole cup", 2);

        awaitSeen("whole cup", 1, 2);
        await().atMost(PATIENCE).until(() -> isParked("broken cup", 2));
        awaitSeen("broken cup", 1);
        assertThat(parkedEvents.list())
                .filteredOn(parked -> parked.key().equals("broken cup"))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("it is broken"));
        var letter = kafka.await(DEAD_LETTERS, event -> event.key().equals("broken cup"));
        assertThat(letter.sequence()).isEqualTo(2);
        assertThat(letter.source()).isEqualTo("/rabrong/test");
        var registry = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        assertThat(registry.get("rabrong.inbox.parked").gauge().value()).isEqualTo(1);

        assertThatThrownBy(() -> parkedEvents.release(Things.TOPIC, "broken cup"))
                .hasMessageContaining("it is broken");
        assertThat(isParked("broken cup", 2)).isTrue();
        awaitSeen("broken cup", 1);

        witness.failNoMore();
        assertThat(parkedEvents.release(Things.TOPIC, "broken cup")).isEqualTo(2);
        arrives("broken cup", 4);
        awaitSeen("broken cup", 1, 2, 3, 4);
        assertThat(parkedEvents.list()).isEmpty();
        assertThatThrownBy(() -> parkedEvents.release(Things.TOPIC, "broken cup"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not parked");
    }

    @Test
    void a_fault_that_passes_parks_nothing_however_long_it_takes(CapturedOutput log) {
        witness.failAt("slow", 1, new QueryTimeoutException("the database is busy"));
        arrives("slow", 1);
        // more often than a batch is tried that fails for its own reasons
        await().atMost(PATIENCE).until(() -> log.getOut().split("events wait for the database", -1).length > 9);
        witness.failNoMore();
        awaitSeen("slow", 1);
        assertThat(parkedEvents.list()).isEmpty();
    }

    @Test
    void a_record_that_is_no_event_goes_to_the_dead_letters() {
        kafka.send(new ProducerRecord<>(Things.TOPIC, "strange", "{}"));
        arrives("strange", 1);
        awaitSeen("strange", 1);
        assertThat(kafka.await(DEAD_LETTERS, event -> event.key().equals("strange"))
                        .data()
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void on_a_compacted_topic_any_later_event_is_the_next() {
        kafka.send(SHELVES, "A", 3, ANNOUNCED, "{}");
        kafka.send(SHELVES, "A", 7, ANNOUNCED, "{}");
        kafka.send(SHELVES, "A", 5, ANNOUNCED, "{}");
        kafka.send(SHELVES, "A", 8, ANNOUNCED, "{}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(witness.seen(SHELVES, "A")).containsExactly(3L, 7L, 8L));
    }

    @Test
    void what_is_told_is_seen_once_and_in_order() {
        for (int n = 0; n < 200; n++) {
            things.move("way " + n % 10);
        }
        await().atMost(PATIENCE)
                .until(() -> witness.notSeenOnceAndInOrder("way").isEmpty());
    }

    private void arrives(String key, long sequence) {
        kafka.send(Things.TOPIC, key, sequence, Things.MOVED, Things.data(key, sequence));
    }

    private void awaitSeen(String key, Long... sequences) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(witness.seen(Things.TOPIC, key)).isEqualTo(List.of(sequences)));
    }

    private void awaitSeen(String key, int... sequences) {
        awaitSeen(
                key, java.util.Arrays.stream(sequences).mapToObj(n -> (long) n).toArray(Long[]::new));
    }

    private boolean isParked(String key, int events) {
        return parkedEvents.list().stream()
                .filter(parked -> parked.key().equals(key))
                .mapToInt(ParkedKey::events)
                .anyMatch(waiting -> waiting == events);
    }
}
