package org.rabrong.platform.messaging.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.rabrong.platform.messaging.topics.TopicCatalogue;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Tells the topic's dead-letter topic of this group what could not be handled and why. */
final class DeadLetters implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;

    private final TopicCatalogue catalogue;
    private final String group;
    private final DefaultKafkaProducerFactory<@Nullable String, byte @Nullable []> producers;
    private final KafkaTemplate<@Nullable String, byte @Nullable []> kafka;

    DeadLetters(Map<String, Object> producerSettings, TopicCatalogue catalogue, String group) {
        var settings = new HashMap<>(producerSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        this.producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.kafka = new KafkaTemplate<>(producers);
        this.catalogue = catalogue;
        this.group = group;
    }

    void send(CloudEvent event, Exception reason) {
        var original = event.toRecord();
        var letter = new ProducerRecord<@Nullable String, byte @Nullable []>(
                deadLetterTopic(event.topic()), null, original.key(), original.value(), original.headers());
        send(letter, reason);
    }

    /** A record that is no event of ours. */
    void send(ConsumerRecord<@Nullable String, byte @Nullable []> record, Exception reason) {
        var letter = new ProducerRecord<@Nullable String, byte @Nullable []>(
                deadLetterTopic(record.topic()), null, record.key(), record.value(), record.headers());
        letter.headers()
                .add("rabrong_partition", Integer.toString(record.partition()).getBytes(UTF_8));
        letter.headers().add("rabrong_offset", Long.toString(record.offset()).getBytes(UTF_8));
        send(letter, reason);
    }

    private void send(ProducerRecord<@Nullable String, byte @Nullable []> letter, Exception reason) {
        letter.headers().add("rabrong_reason", reason.toString().getBytes(UTF_8));
        try {
            kafka.send(letter).get(2L * TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | TimeoutException e) {
            // a fault of the broker: the batch is retried
            throw new org.apache.kafka.common.errors.TimeoutException("the dead-letter topic did not take an event", e);
        }
    }

    private String deadLetterTopic(String topic) {
        return catalogue.topic(topic).deadLetters(group);
    }

    @Override
    public void close() {
        producers.destroy();
    }
}
