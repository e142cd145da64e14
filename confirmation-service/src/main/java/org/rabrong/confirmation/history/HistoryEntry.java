package org.rabrong.confirmation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step of an item's life, as it is kept.
 *
 * @param sequence counts the steps of the item from 1, without gaps
 * @param step what happened: {@code reported}, {@code confirmed}, …
 * @param byId subject of the person's token
 * @param byOrganisation code of the office or bureau that the person acted for
 * @param previousAuditScore of the sub-indicator before the step
 * @param computedScore what the audit score was given in place of, null for other steps
 * @param reason the person's own words
 * @param carriedFrom round that value and decision come from, as long as they are those
 */
public record HistoryEntry(
        String round,
        String variable,
        String office,
        long sequence,
        String step,
        Instant at,
        String byId,
        String byName,
        String byOrganisation,
        String previousStatus,
        String status,
        @Nullable BigDecimal previousValue,
        @Nullable BigDecimal value,
        long revision,
        @Nullable BigDecimal previousAuditScore,
        @Nullable BigDecimal auditScore,
        @Nullable BigDecimal computedScore,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        @Nullable String carriedFrom) {

    HistoryEntry withTime(Instant time) {
        return new HistoryEntry(
                round,
                variable,
                office,
                sequence,
                step,
                time,
                byId,
                byName,
                byOrganisation,
                previousStatus,
                status,
                previousValue,
                value,
                revision,
                previousAuditScore,
                auditScore,
                computedScore,
                reason,
                fixBy,
                reopenedUntil,
                carriedFrom);
    }
}
