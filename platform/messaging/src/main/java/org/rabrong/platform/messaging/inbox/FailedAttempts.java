package org.rabrong.platform.messaging.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Counts the failures of the batch at hand, known by its first record. Used by one consumer thread. */
final class FailedAttempts {

    private @Nullable String batch;
    private int count;

    int of(ConsumerRecord<?, ?> first) {
        return name(first).equals(batch) ? count : 0;
    }

    void add(ConsumerRecord<?, ?> first) {
        count = of(first) + 1;
        batch = name(first);
    }

    void none() {
        batch = null;
        count = 0;
    }

    private static String name(ConsumerRecord<?, ?> record) {
        return record.partition() + "@" + record.offset();
    }
}
