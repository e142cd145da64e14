package org.rabrong.submission.entry;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * READ FIRST. When may an office change a value (spec §3, §7)? A report is checked in this order, alone or among many, and the first check that fails is the answer:
 *
 * <ol>
 *   <li>403: the person is not a reporter of the office (before anything is looked up);
 *   <li>404: no such round;
 *   <li>422: the variable is not assigned to the office (or no more), or the value breaks {@link ValueRules}: all broken rules are told;
 *   <li>409 {@code item-carried-forward}: value and decision of an earlier round stand here ({@link Certification#isCarriedTo}), and neither a
 *       fix-by date nor a reopening of this round is in force;
 *   <li>409 {@code item-confirmed}: the item is {@link ItemStatus#CONFIRMED};
 *   <li>409 {@code window-closed}: {@link #permission} finds no window open;
 *   <li>409 {@code stale-revision}: someone else was faster.
 * </ol>
 *
 * <p>To explain a warning asks for the same, and for the warning (409 {@code no-such-warning}).
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

    /** What allows a change. */
    public enum Through {
        /** The round's own reporting window. */
        WINDOW,
        /** An extension, after the round's own window. */
        EXTENSION,
        /** The certifier reopened the item. */
        REOPENING,
        /** The certifier rejected the item and gave a date to correct it by. */
        FIX_BY
    }

    /** Whether an office may change an item at a moment. */
    sealed interface Permission {}

    /** @param until last day of it */
    record Open(Through through, LocalDate until) implements Permission {}

    record Locked(Lock lock) implements Permission {}

    private ReportingRules() {}

    /**
     * Whether an office may change an item, and what allows it. The window comes before what was granted to the item alone; a value carried
     * forward is no matter of the window.
     *
     * @param carried value and decision are those of an earlier round
     * @param fixBy last day to correct after a rejection
     * @param reopenedUntil last day of a reopening
     */
    static Permission permission(
            ItemStatus status,
            boolean carried,
            ReportingWindow reporting,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            Instant now) {
        LocalDate today = dayOf(now);
        Open granted = granted(fixBy, reopenedUntil, today);
        if (carried && granted == null) {
            return new Locked(Lock.CARRIED_FORWARD);
        }
        if (status == ItemStatus.CONFIRMED) {
            return new Locked(Lock.CONFIRMED);
        }
        if (!carried && reporting.isExtendedOn(today)) {
            return new Open(Through.EXTENSION, reporting.lastDay());
        }
        if (!carried && reporting.isOpenOn(today)) {
            return new Open(Through.WINDOW, reporting.closes());
        }
        return granted == null ? new Locked(Lock.WINDOW_CLOSED) : granted;
    }

    /** The day in Bangkok. */
    static LocalDate dayOf(Instant now) {
        return now.atZone(BANGKOK).toLocalDate();
    }

    /** The grant that lasts longer. */
    private static @Nullable Open granted(
            @Nullable LocalDate fixBy, @Nullable LocalDate reopenedUntil, LocalDate today) {
        Open toFix = inForce(Through.FIX_BY, fixBy, today);
        Open reopened = inForce(Through.REOPENING, reopenedUntil, today);
        return reopened == null || (toFix != null && toFix.until().isAfter(reopened.until())) ? toFix : reopened;
    }

    private static @Nullable Open inForce(Through through, @Nullable LocalDate lastDay, LocalDate today) {
        return lastDay == null || today.isAfter(lastDay) ? null : new Open(through, lastDay);
    }
}
