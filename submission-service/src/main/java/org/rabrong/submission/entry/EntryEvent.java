package org.rabrong.submission.entry;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.OutboxEvent;

/** What others are told of a step. */
sealed interface EntryEvent {

    String TOPIC = "rabrong.entries.v1";

    record By(String id, String name, String organisation) {}

    /**
     * An office reported a value, or cleared it.
     *
     * @param value null when cleared
     */
    record Changed(
            String round,
            String variable,
            String office,
            long revision,
            @Nullable String value,
            By by,
            Instant at) implements EntryEvent {}

    /**
     * An office explained a warning, or took that back.
     *
     * @param text null when taken back
     */
    record Explained(
            String round,
            String variable,
            String office,
            long revision,
            String rule,
            @Nullable String text,
            By by,
            Instant at)
            implements EntryEvent {}

    static OutboxEvent of(EntryStep step) {
        ItemId id = step.id();
        By by = new By(step.byId(), step.byName(), id.office());
        return switch (step.step()) {
            case REPORTED, CLEARED ->
                event(
                        step,
                        step.value() == null ? "cleared" : "reported",
                        new Changed(
                                id.round(), id.variable(), id.office(), step.revision(), step.value(), by, step.at()));
            case EXPLAINED, EXPLANATION_WITHDRAWN ->
                event(
                        step,
                        "explained",
                        new Explained(
                                id.round(),
                                id.variable(),
                                id.office(),
                                step.revision(),
                                Objects.requireNonNull(step.rule()),
                                step.text(),
                                by,
                                step.at()));
        };
    }

    private static OutboxEvent event(EntryStep step, String what, EntryEvent data) {
        return new OutboxEvent(TOPIC, step.id().key(), step.sequence(), "org.rabrong.entries." + what + ".v1", data);
    }
}
