package org.rabrong.submission.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;

/**
 * Event: an office reported a value, or cleared it (value null).
 *
 * @param revision also the event's sequence
 */
record EntryChanged(
        String round,
        String variable,
        String office,
        long revision,
        @Nullable String value,
        By by,
        Instant at) {

    static final String TOPIC = "rabrong.entries.v1";

    record By(String id, String name, String organisation) {}

    static EntryChanged from(Entry entry, Person by, Instant at) {
        ItemId id = entry.id();
        return new EntryChanged(
                id.round(),
                id.variable(),
                id.office(),
                entry.revision(),
                entry.value(),
                new By(by.id(), by.displayName(), id.office()),
                at);
    }

    String type() {
        return value == null ? "org.rabrong.entries.cleared.v1" : "org.rabrong.entries.reported.v1";
    }
}
