package org.rabrong.confirmation.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ItemStatus;

/**
 * What one or several bureaus have before them in a round.
 *
 * @param asOf when it was read
 * @param since what came after it is new
 * @param overdueAfterDays a report that waits longer is overdue
 * @param opens first day of certification
 * @param closes last day; of variables with different ones the first that ends
 * @param daysLeft until then: 0 on the last day, negative afterwards
 */
record HomeView(
        String round,
        Instant asOf,
        Instant since,
        int overdueAfterDays,
        LocalDate opens,
        LocalDate closes,
        long daysLeft,
        Figures totals,
        List<BureauLine> bureaus,
        List<VariableLine> variables,
        List<WaitingItem> newest,
        List<WaitingItem> longest,
        List<UnfixedItem> unfixed,
        List<SlowOffice> slow,
        int slowOffices) {

    /**
     * @param counts items by status
     * @param waitingSince the oldest report that nobody decided on; null where nothing waits, or when it came is not known
     * @param fresh reports that wait and came since the person's last visit
     * @param corrections those of them that answer a decision
     * @param overdue reports that wait longer than allowed
     * @param unfixed refused, and the day to mend it is over
     */
    record Figures(
            Map<ItemStatus, Integer> counts,
            @Nullable Instant waitingSince,
            int fresh,
            int corrections,
            int overdue,
            int unfixed) {}

    record BureauLine(String bureau, @Nullable String nameTh, Figures figures) {}

    /** @param closes last day of certifying it, what was extended for all of its offices included */
    record VariableLine(
            String variable,
            String nameTh,
            String subIndicator,
            String subIndicatorNameTh,
            String bureau,
            String mode,
            LocalDate closes,
            long daysLeft,
            Figures figures) {}

    /** @param correction answers a decision */
    record WaitingItem(
            String variable, String office, @Nullable String officeNameTh, Instant reportedAt, boolean correction) {}

    /** @param fixBy the day that is over */
    record UnfixedItem(
            String variable,
            String office,
            @Nullable String officeNameTh,
            LocalDate fixBy,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    /**
     * An office that owes answers. Those with the most ended deadlines come first, then the most refused, then the most unreported items, then who
     * has owed the longest.
     *
     * @param owed items that wait for the office: refused, or without a report though the deadline of a reopening is over or the end is near
     * @param refused of those: refused, and not reported anew
     * @param refusedSince the oldest of these refusals; null where there is none, or when it was is not known
     * @param refusals how often these items were refused altogether
     * @param ended of the owed: the day to mend or to add is over
     * @param unreported of the owed: not reported though the end is near
     */
    record SlowOffice(
            String office,
            @Nullable String officeNameTh,
            int owed,
            int refused,
            @Nullable Instant refusedSince,
            int refusals,
            int ended,
            int unreported) {}
}
