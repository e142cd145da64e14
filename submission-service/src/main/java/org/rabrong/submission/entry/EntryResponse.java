package org.rabrong.submission.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.submission.entry.ReportingRules.Lock;

/**
 * An item as its office sees it.
 *
 * @param value plain decimal, null while nothing is reported or carried forward
 * @param selfScore and {@code officialScore}: of the sub-indicator at this office, 1.0000 before anything is scored (spec §3)
 * @param description of the variable
 * @param closes effective last day of reporting this item, extensions included
 * @param carriedFrom round whose value and decision stand here; null once the office has reported in this one
 * @param previous last round's value; null in the plan's first round
 * @param warnings what is doubtful about the value, never a refusal
 * @param newForMe messages do not exist yet, so nothing is ever new
 */
public record EntryResponse(
        String round,
        String variable,
        String office,
        String subIndicator,
        String nameTh,
        ItemStatus status,
        @Nullable String value,
        String unit,
        long revision,
        String selfScore,
        String officialScore,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        int evidenceCount,
        boolean newForMe,
        boolean editable,
        @Nullable Lock lockedBecause,
        String min,
        String max,
        int decimals,
        @Nullable String description,
        boolean evidenceRequired,
        LocalDate opens,
        LocalDate closes,
        @Nullable String carriedFrom,
        @Nullable Previous previous,
        List<WarningResponse> warnings) {

    private static final String LOWEST_SCORE = "1.0000";

    public static EntryResponse from(Item item, Instant now, ReasonTexts.Language texts) {
        Variable variable = item.variable();
        ItemId id = item.entry().id();
        Lock lock = item.lockAt(now);
        return new EntryResponse(
                id.round(),
                id.variable(),
                id.office(),
                variable.subIndicator(),
                variable.nameTh(),
                item.status(),
                item.value(),
                variable.unitTh(),
                item.entry().revision(),
                Objects.requireNonNullElse(item.selfScore(), LOWEST_SCORE),
                Objects.requireNonNullElse(item.officialScore(), LOWEST_SCORE),
                item.reason(),
                item.fixBy(),
                item.reopenedUntil(),
                item.files(),
                false,
                lock == null,
                lock,
                variable.rules().min().toPlainString(),
                variable.rules().max().toPlainString(),
                variable.rules().decimals(),
                variable.description(),
                variable.evidenceRequired(),
                item.reporting().opens(),
                item.reporting().lastDay(),
                item.carriedFrom(),
                item.previous(),
                WarningResponse.of(item, texts));
    }
}
