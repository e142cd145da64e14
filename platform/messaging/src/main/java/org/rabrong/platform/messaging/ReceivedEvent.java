package org.rabrong.platform.messaging;

import java.time.Instant;

/**
 * An event as it arrived, each once and in order per key.
 *
 * @param id CloudEvent id, unique per source
 * @param key the record's key and CloudEvent subject
 * @param sequence position among the events of the key on the topic, from 1
 */
public record ReceivedEvent(
        String topic, String key, long sequence, String id, String type, Instant time, EventData data) {

    /** The data as the consumer's own record; unknown members are ignored. */
    public <T> T dataAs(Class<T> type) {
        return data.as(type);
    }
}
