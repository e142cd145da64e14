package org.rabrong.platform.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.rabrong.platform.messaging.things.TopicReader.header;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.messaging.things.Things;
import org.rabrong.platform.messaging.things.ThingsApplication;
import org.rabrong.platform.messaging.things.TopicReader;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.WithServers;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(classes = ThingsApplication.class)
@WithServers
class OutboxTest {

    @Autowired
    Outbox outbox;

    @Autowired
    Things things;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    OutboxMetrics metrics;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_committed_event_is_told_as_a_cloud_event_in_binary_mode() {
        MDC.put("traceId", "0af7651916cd43dd8448eb211c80319c");
        MDC.put("spanId", "b7ad6b7169203331");
        try {
            inTransaction(() -> things.move("สมุด"));
        } finally {
            MDC.clear();
        }

        var event = awaitOnly("สมุด");
        assertThat(event.topic()).isEqualTo("rabrong.things.v1");
        assertThat(header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(UUID.fromString(header(event, "ce_id"))).isNotNull();
        assertThat(header(event, "ce_source")).isEqualTo("/things-service");
        assertThat(header(event, "ce_type")).isEqualTo("org.rabrong.things.moved.v1");
        assertThat(header(event, "ce_subject")).isEqualTo("สมุด");
        assertThat(header(event, "ce_sequence")).isEqualTo("1");
        assertThat(header(event, "ce_time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(header(event, "content-type")).isEqualTo("application/json");
        assertThat(header(event, "traceparent")).isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        assertThat(event.value())
                .isEqualTo(
                        "{\"name\":\"สมุด\",\"revision\":1,\"to\":null,\"weight\":1000,\"at\":\"2016-04-18T03:04:05Z\"}");
    }

    @Test
    void an_event_whose_transaction_is_rolled_back_is_never_told() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            things.move("undone");
            status.setRollbackOnly();
        });
        things.move("done after it");

        awaitOnly("done after it");
        assertThat(told("undone")).isEmpty();
        assertThat(waiting("undone")).isZero();
    }

    @Test
    void an_event_cannot_be_appended_outside_a_transaction() {
        assertThatThrownBy(() -> outbox.append(Things.event("nowhere", 1)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void what_no_relay_could_send_is_refused_when_it_is_appended() {
        refused(new OutboxEvent("rabrong.unknown.v1", "k", 1, Things.MOVED, "x"), "not in the event catalogue");
        refused(new OutboxEvent(Things.TOPIC, "k", 1, "org.rabrong.things.eaten.v1", "x"), "not in the catalogue");
        refused(new OutboxEvent(Things.TOPIC, "k", 0, Things.MOVED, "x"), "sequences start at 1");
        refused(new OutboxEvent(Things.TOPIC, "k", 1, Things.MOVED, "x".repeat(2_000_000)), "more than");
    }

    @Test
    void the_events_of_one_append_are_told_in_its_order() {
        var events = LongStream.rangeClosed(1, 3000)
                .mapToObj(n -> Things.event("many", n))
                .toList();
        inTransaction(() -> outbox.appendAll(events));

        await().until(() -> waiting("many") == 0);
        assertThat(told("many")).extracting(TopicReader::sequence).isSorted().hasSize(3000);
    }

    @Test
    void topics_are_made_as_the_catalogue_says() throws Exception {
        things.move("anything");
        awaitOnly("anything");
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var shelves = new ConfigResource(ConfigResource.Type.TOPIC, "rabrong.shelves.v1");
            var topics = admin.describeTopics(List.of(
                            "rabrong.things.v1",
                            "rabrong.shelves.v1",
                            "rabrong.things.v1.things-service.dlt",
                            "rabrong.shelves.v1.things-service.dlt"))
                    .allTopicNames()
                    .get();
            assertThat(topics)
                    .hasSize(4)
                    .hasEntrySatisfying(
                            "rabrong.things.v1",
                            topic -> assertThat(topic.partitions()).hasSize(3));
            assertThat(admin.describeConfigs(List.of(shelves)).all().get())
                    .hasEntrySatisfying(
                            shelves,
                            config -> assertThat(config.entries())
                                    .anyMatch(entry -> entry.name().equals("cleanup.policy")
                                            && entry.value().equals("compact")));
        }
    }

    @Test
    void the_backlog_is_a_metric() {
        var registry = new SimpleMeterRegistry();
        metrics.bindTo(registry);
        things.move("measured");
        await().until(() -> registry.get("rabrong.outbox.backlog").gauge().value() == 0);
    }

    @Test
    void there_is_a_lock_for_every_shard() {
        assertThat(jdbc.sql("select shard from outbox_shard order by 1")
                        .query(Integer.class)
                        .list())
                .hasSize(Shard.COUNT)
                .startsWith(0)
                .endsWith(Shard.COUNT - 1);
    }

    private void refused(OutboxEvent event, String why) {
        assertThatThrownBy(() -> inTransaction(() -> outbox.append(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> work.run());
    }

    private ConsumerRecord<String, String> awaitOnly(String key) {
        await().until(() -> !told(key).isEmpty());
        return assertThat(told(key)).singleElement().actual();
    }

    private List<ConsumerRecord<String, String>> told(String key) {
        return TopicReader.all(kafka.bootstrapServers(), Things.TOPIC).stream()
                .filter(record -> record.key().equals(key))
                .toList();
    }

    private long waiting(String key) {
        return jdbc.sql("select count(*) from outbox where key = ?")
                .param(key)
                .query(Long.class)
                .single();
    }
}
