package org.rabrong.submission.entry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is there now, told to a person who did not know it. */
record Current(
        @Nullable String value,
        long revision,
        @Nullable String by,
        @Nullable Instant at) {

    static Current from(Item item) {
        Entry entry = item.entry();
        return new Current(item.value(), entry.revision(), entry.reportedBy(), entry.reportedAt());
    }
}
