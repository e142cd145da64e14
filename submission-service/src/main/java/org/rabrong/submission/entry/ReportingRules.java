package org.rabrong.submission.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * READ FIRST. When may an office change a value (spec §3, §7)? A report is checked in this order, and the first check that fails is the answer:
 *
 * <ol>
 *   <li>403: the person is not a reporter of the office (before anything is looked up);
 *   <li>404: no such round;
 *   <li>422: the variable is not assigned to the office (or no more), or the value breaks {@link ValueRules}: all broken rules are told;
 *   <li>409 {@code item-carried-forward}: value and decision of an earlier round stand here ({@link Certification#isCarriedTo}), and neither a
 *       fix-by date nor a reopening of this round is in force;
 *   <li>409 {@code item-confirmed}: the item is {@link ItemStatus#CONFIRMED};
 *   <li>409 {@code window-closed}: {@link #lockOf} finds no window open;
 *   <li>409 {@code stale-revision}: someone else was faster.
 * </ol>
 *
 * <p>A confirmation that arrives after a value was accepted does not undo it: the certifier's side puts such an item back to AWAITING, marked as
 * changed since confirmed. How the two sides are brought together meanwhile is told at {@link Certification}.
 */
public final class ReportingRules {

    /** All windows and deadlines are days of this zone and last through the whole of their last day. */
    public static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    /** Why an office cannot change a value now. */
    public enum Lock {
        /** The bureau has certified the value; it must withdraw its decision first. */
        CONFIRMED,
        /** What an earlier round reported and decided stays in force; the office need not report it again (spec §5). */
        CARRIED_FORWARD,
        /** Neither the reporting window nor a reopening or fix-by date of the item is in force. */
        WINDOW_CLOSED
    }

    private ReportingRules() {}

    /**
     * What stands against changing an item.
     *
     * @param carried value and decision are those of an earlier round
     * @param reporting with the last day that extensions give the item
     * @param fixBy last day to correct after a rejection
     * @param reopenedUntil last day of a reopening
     * @return null if the office may change it
     */
    static @Nullable Lock lockOf(
            ItemStatus status,
            boolean carried,
            DateWindow reporting,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            Instant now) {
        LocalDate today = now.atZone(BANGKOK).toLocalDate();
        boolean granted = lasts(fixBy, today) || lasts(reopenedUntil, today);
        if (carried && !granted) {
            return Lock.CARRIED_FORWARD;
        }
        if (status == ItemStatus.CONFIRMED) {
            return Lock.CONFIRMED;
        }
        return granted || reporting.isOpenOn(today) ? null : Lock.WINDOW_CLOSED;
    }

    private static boolean lasts(@Nullable LocalDate lastDay, LocalDate today) {
        return lastDay != null && !today.isAfter(lastDay);
    }
}
