package org.rabrong.platform.messaging.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent 1.0 in Kafka's binary mode: attributes in headers, JSON in the value.
 *
 * @param key the record's key, also {@code ce_subject}
 * @param sequence extension attribute {@code ce_sequence}: counts the key's events on the topic from 1
 * @param traceparent W3C trace context, where there was one
 */
public record CloudEvent(
        String topic,
        String key,
        long sequence,
        String id,
        String source,
        String type,
        Instant time,
        @Nullable String traceparent,
        Data data) {

    /** JSON in UTF-8; a type of its own because records compare arrays by identity. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Data(byte[] json) {}

    /** As it is sent. */
    public ProducerRecord<String, byte[]> toRecord() {
        var record = new ProducerRecord<>(topic, key, data.json());
        var headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id);
        put(headers, "ce_source", source);
        put(headers, "ce_type", type);
        put(headers, "ce_subject", key);
        put(headers, "ce_time", time.toString());
        put(headers, "ce_sequence", Long.toString(sequence));
        put(headers, "content-type", "application/json");
        if (traceparent != null) {
            put(headers, "traceparent", traceparent);
        }
        return record;
    }

    /**
     * As it arrived.
     *
     * @throws MalformedEventException when it is not an event of this platform
     */
    public static CloudEvent of(ConsumerRecord<@Nullable String, byte @Nullable []> record) {
        var key = record.key();
        var value = record.value();
        if (key == null || value == null) {
            throw new MalformedEventException("no key or no data", null);
        }
        var headers = record.headers();
        try {
            long sequence = Long.parseLong(required(headers, "ce_sequence"));
            if (sequence < 1) {
                throw new MalformedEventException("ce_sequence is " + sequence, null);
            }
            return new CloudEvent(
                    record.topic(),
                    key,
                    sequence,
                    required(headers, "ce_id"),
                    required(headers, "ce_source"),
                    required(headers, "ce_type"),
                    Instant.parse(required(headers, "ce_time")),
                    header(headers, "traceparent"),
                    new Data(value));
        } catch (NumberFormatException | DateTimeException e) {
            throw new MalformedEventException("a header is not readable: " + e.getMessage(), e);
        }
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }

    private static String required(Headers headers, String name) {
        var value = header(headers, name);
        if (value == null) {
            throw new MalformedEventException("no header " + name, null);
        }
        return value;
    }

    private static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
