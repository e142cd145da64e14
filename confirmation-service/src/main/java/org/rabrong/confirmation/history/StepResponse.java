package org.rabrong.confirmation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A step of one item.
 *
 * @param position in the chain of the item's office
 * @param hash of the entry, 64 hexadecimal digits
 */
record StepResponse(
        long sequence,
        String step,
        Instant at,
        By by,
        String previousStatus,
        String status,
        @Nullable String previousValue,
        @Nullable String value,
        long revision,
        @Nullable String previousAuditScore,
        @Nullable String auditScore,
        @Nullable String computedScore,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        @Nullable String carriedFrom,
        long position,
        String hash) {

    /** The person's id stays inside: a name and an organisation say who it was. */
    record By(String name, String organisation) {}

    static StepResponse from(ChainedEntry chained) {
        HistoryEntry entry = chained.entry();
        return new StepResponse(
                entry.sequence(),
                entry.step(),
                entry.at(),
                new By(entry.byName(), entry.byOrganisation()),
                entry.previousStatus(),
                entry.status(),
                plain(entry.previousValue()),
                plain(entry.value()),
                entry.revision(),
                plain(entry.previousAuditScore()),
                plain(entry.auditScore()),
                plain(entry.computedScore()),
                entry.reason(),
                entry.fixBy(),
                entry.reopenedUntil(),
                entry.carriedFrom(),
                chained.position(),
                chained.hash());
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
