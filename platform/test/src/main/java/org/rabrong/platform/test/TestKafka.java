package org.rabrong.platform.test;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.rabrong.platform.servers.Server;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other services, as far as events go: sends what they would send, and sees what the service under test told them. A bean in
 * the context of a test with {@link TestServer#KAFKA}; the broker is the context's own.
 */
public final class TestKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(
                    BigDecimal.class,
                    decimals -> decimals.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private final KafkaBroker broker;
    private final Consumer<KafkaBroker> emptied;
    private final KafkaProducer<String, String> producer;

    /** @param emptied takes the broker when it is closed and can serve anew */
    TestKafka(KafkaBroker broker, Consumer<KafkaBroker> emptied) {
        this.broker = broker;
        this.emptied = emptied;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all", "max.block.ms", 20_000),
                new StringSerializer(),
                new StringSerializer());
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** The broker itself, to be killed and started again. */
    public Server server() {
        return broker.server();
    }

    /**
     * Tells an event as another service would, and returns when the broker has it.
     *
     * @param sequence counts the events of the key on the topic from 1
     * @param data JSON text, or a record that is written as JSON (decimals as text)
     */
    public void send(String topic, String key, long sequence, String type, Object data) {
        sendAs(UUID.randomUUID().toString(), topic, key, sequence, type, data);
    }

    /** The same with an id of one's own, for instance to repeat an event. */
    public void sendAs(String id, String topic, String key, long sequence, String type, Object data) {
        String json = data instanceof String text ? text : JSON.writeValueAsString(data);
        var event = new ProducerRecord<>(topic, key, json);
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", id);
        header(event, "ce_source", "/rabrong/test");
        header(event, "ce_type", type);
        header(event, "ce_subject", key);
        header(event, "ce_time", Clock.systemUTC().instant().toString());
        header(event, "ce_sequence", Long.toString(sequence));
        header(event, "content-type", "application/json");
        send(event);
    }

    /** Sends any record, also one that is no CloudEvent. */
    public void send(ProducerRecord<String, String> event) {
        get(() -> producer.send(event).get(PATIENCE.toSeconds(), TimeUnit.SECONDS), "send to " + event.topic());
    }

    /** Everything on the topic now, oldest first within a key; nothing when there is no such topic. */
    public List<TestEvent> received(String topic) {
        try (var consumer = consumer()) {
            var events = new ArrayList<TestEvent>();
            List<TopicPartition> partitions = partitions(consumer, topic);
            if (partitions.isEmpty()) {
                return events;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(event -> events.add(read(event)));
            }
            return events;
        }
    }

    /**
     * The first event on the topic, old or new, that the test waits for.
     *
     * @throws AssertionError after half a minute, with what came instead
     */
    public TestEvent await(String topic, Predicate<TestEvent> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var seen = new ArrayList<TestEvent>();
        try (var consumer = consumer()) {
            while (System.nanoTime() < deadline) {
                if (consumer.assignment().isEmpty()) {
                    List<TopicPartition> partitions = partitions(consumer, topic);
                    consumer.assign(partitions);
                    consumer.seekToBeginning(partitions);
                }
                if (consumer.assignment().isEmpty()) {
                    continue; // asking for the partitions of a missing topic has waited a little
                }
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
                    TestEvent event = read(record);
                    if (wanted.test(event)) {
                        return event;
                    }
                    seen.add(event);
                }
            }
        }
        throw new AssertionError("no such event on %s within %d s, but %d others: %s"
                .formatted(
                        topic,
                        PATIENCE.toSeconds(),
                        seen.size(),
                        seen.reversed().stream().limit(5).toList()));
    }

    /** Makes a topic that is not in the catalogue; nothing happens when it is there. */
    public void createTopic(String topic, int partitions) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("could not make topic " + topic, e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("could not make topic " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void describeTo(Map<String, Object> variables) {
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        if (empty()) {
            emptied.accept(broker);
        } else {
            broker.server().kill();
        }
    }

    /** Nothing of what was there may be seen by the next context: neither a topic nor how far a group had read. */
    private boolean empty() {
        if (TestServers.isEnding() || broker.server().process().isEmpty()) {
            return false;
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            long seconds = PATIENCE.toSeconds();
            admin.deleteTopics(admin.listTopics().names().get(seconds, TimeUnit.SECONDS))
                    .all()
                    .get(seconds, TimeUnit.SECONDS);
            admin.deleteConsumerGroups(
                            admin
                                    .listGroups(ListGroupsOptions.forConsumerGroups())
                                    .all()
                                    .get(seconds, TimeUnit.SECONDS)
                                    .stream()
                                    .map(GroupListing::groupId)
                                    .toList())
                    .all()
                    .get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false; // a context that did not leave in order
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "allow.auto.create.topics", false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic, Duration.ofSeconds(5)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static TestEvent read(ConsumerRecord<String, String> event) {
        String sequence = header(event, "ce_sequence");
        return new TestEvent(
                event.topic(),
                event.key(),
                sequence.isEmpty() ? 0 : Long.parseLong(sequence),
                header(event, "ce_id"),
                header(event, "ce_type"),
                header(event, "ce_source"),
                JSON.readTree(event.value()));
    }

    private static void header(ProducerRecord<String, String> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        Header header = event.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private interface Waiting {
        Object get() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static void get(Waiting waiting, String what) {
        try {
            waiting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("could not " + what + " (is the topic in the catalogue?)", e);
        }
    }
}
