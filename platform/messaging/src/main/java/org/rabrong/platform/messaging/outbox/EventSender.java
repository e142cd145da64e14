package org.rabrong.platform.messaging.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a batch and returns when the broker has acknowledged all of it. An event never overtakes an earlier one of its key: records never
 * expire inside the producer (of two, the earlier could be dropped and the later sent), one request is in flight per broker (many
 * records share it), and after any failure the producer is thrown away with all that it still holds.
 */
final class EventSender implements AutoCloseable {

    private static final Duration MAX_BLOCK = Duration.ofSeconds(5);

    private final Map<String, Object> settings;
    private final Duration timeout;
    private @Nullable Producer<String, byte[]> producer;

    EventSender(Map<String, Object> producerSettings, Duration timeout) {
        this.timeout = timeout;
        this.settings = new HashMap<>(producerSettings);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    }

    /** The longest that {@link #send} can take. */
    Duration limit() {
        return timeout.plus(MAX_BLOCK);
    }

    /** Some of the events may have been sent when this fails: the caller sends all of them again. */
    void send(List<OutboxRow> rows) throws InterruptedException {
        try {
            var acknowledgements = new ArrayList<Future<RecordMetadata>>(rows.size());
            for (var row : rows) {
                var acknowledgement = producer().send(row.event().toRecord());
                if (acknowledgement.isDone()) {
                    // refused at once (no metadata, broker away): nothing that follows may be sent
                    acknowledgement.get();
                }
                acknowledgements.add(acknowledgement);
            }
            long deadline = System.nanoTime() + timeout.toNanos();
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            close();
            throw new EventsNotSentException(rows.size() + " events could not be sent", e);
        } catch (InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
