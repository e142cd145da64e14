package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Data of every event on {@code rabrong.confirmations.v1}: the whole item after the step ({@code contracts/events/schemas/confirmation.json}). */
record Announcement(
        String round,
        String variable,
        String office,
        String subIndicator,
        String bureau,
        ItemStatus status,
        @Nullable String value,
        long revision,
        @Nullable Long confirmedRevision,
        @Nullable String confirmedValue,
        boolean changedSinceConfirmed,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        @Nullable String auditScore,
        Actor by,
        Instant at,
        @Nullable String carriedFrom) {

    static Announcement of(Change change, String bureau) {
        ItemId item = change.item();
        ItemState now = change.after();
        return new Announcement(
                item.round(),
                item.variable(),
                item.office(),
                change.subIndicator(),
                bureau,
                now.status(),
                plain(now.value()),
                now.revision(),
                now.confirmedRevision(),
                plain(now.confirmedValue()),
                now.changedSinceConfirmed(),
                now.reason(),
                now.fixBy(),
                now.reopenedUntil(),
                plain(now.auditScore()),
                change.by(),
                change.at(),
                now.carriedFrom());
    }

    private static @Nullable String plain(@Nullable BigDecimal decimal) {
        return decimal == null ? null : decimal.toPlainString();
    }
}
