package org.rabrong.confirmation.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of the history is asked for; what is null does not matter.
 *
 * @param bureaus only items that these bureaus certify
 * @param person a part of the name
 * @param from not before
 * @param before earlier than
 */
record HistoryFilter(
        @Nullable String round,
        @Nullable String variable,
        @Nullable String office,
        @Nullable List<String> bureaus,
        @Nullable String step,
        @Nullable String person,
        @Nullable Instant from,
        @Nullable Instant before) {}
