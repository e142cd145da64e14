package org.rabrong.submission.entry;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.submission.entry.ReportingRules.Lock;

/**
 * All that an office sees of one item: its entry, the variable's rules, the round's window, what the certifier said, files, scores.
 *
 * @param position in the plan's order
 * @param description of the variable, for the reporter
 * @param reporting with the last day that extensions give this item
 * @param files number of files attached by either side
 * @param officialScore and {@code selfScore}: of the sub-indicator at this office, null until it is scored
 */
public record Item(
        Entry entry,
        String subIndicator,
        String nameTh,
        @Nullable String description,
        boolean evidenceRequired,
        String unitTh,
        int position,
        ValueRules rules,
        DateWindow reporting,
        Certification certification,
        int files,
        @Nullable String officialScore,
        @Nullable String selfScore) {

    ItemStatus status() {
        return certification.statusOf(entry);
    }

    /** Plain decimal; null when nothing is reported or carried forward. */
    @Nullable
    String value() {
        return certification.valueOf(entry);
    }

    /** The round that value and status were carried forward from. */
    @Nullable
    String carriedFrom() {
        return certification.originOf(entry);
    }

    @Nullable
    String reason() {
        return certification.reasonFor(entry);
    }

    @Nullable
    LocalDate fixBy() {
        return certification.fixBy();
    }

    @Nullable
    LocalDate reopenedUntil() {
        return certification.reopenedUntil();
    }

    BigDecimal min() {
        return rules.min();
    }

    BigDecimal max() {
        return rules.max();
    }

    /** Why it cannot be changed at this moment; null if it can. */
    @Nullable
    Lock lockAt(Instant now) {
        return ReportingRules.lockOf(
                status(), certification.isCarriedTo(entry), reporting, fixBy(), reopenedUntil(), now);
    }
}
