package org.rabrong.confirmation.decision.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.projection.Explanations.Explained;

/** What this service needs of {@code contracts/events/schemas/explanation.json}. */
record EntryExplained(
        String round,
        String variable,
        String office,
        long revision,
        String rule,
        @Nullable String text,
        By by,
        Instant at) {

    record By(String name) {}

    Explained toExplained() {
        return new Explained(round, variable, office, revision, rule, text, by.name(), at);
    }
}
