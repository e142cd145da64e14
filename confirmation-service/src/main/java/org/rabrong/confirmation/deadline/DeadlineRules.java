package org.rabrong.confirmation.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.OptionalInt;

/**
 * READ FIRST: what is told when (spec §7). Days are those of Asia/Bangkok, and the last one is whole.
 *
 * <ol>
 *   <li>A reminder belongs to the smallest of the configured leads (days before the end) that has come: with 7, 3, 1 and 0, two days before
 *       the end the one of 3. So a day on which nothing ran is made up for, and a date that is set late is told at once.
 *   <li>Each is told once per kind, recipient, round, last day and lead. A window that is extended has another last day: its reminders begin anew.
 *   <li>On the day after a last day, what is undecided then is escalated, once per round and last day. Items of an extension that still
 *       runs have a later last day, and are escalated after that one.
 *   <li>A notice holds as long as its day lies ahead and something is owed for it; this is asked when it is read, never stored.
 * </ol>
 */
final class DeadlineRules {

    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    /** What is told after the end: it comes after the last of the reminders. */
    static final int AFTER_THE_END = -1;

    private DeadlineRules() {}

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), BANGKOK);
    }

    /** The lead whose reminder is due; empty where it is too early for any, or the last day is past. */
    static OptionalInt lead(LocalDate lastDay, LocalDate today, Collection<Integer> daysBefore) {
        long left = ChronoUnit.DAYS.between(today, lastDay);
        return daysBefore.stream()
                .mapToInt(Integer::intValue)
                .filter(lead -> left >= 0 && lead >= left)
                .min();
    }

    /** How soon one has to act; after the end nothing can be done in haste any more. */
    static Severity severity(LocalDate lastDay, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, lastDay);
        if (left < 0 || left > 1) {
            return left > 3 ? Severity.INFO : Severity.WARNING;
        }
        return Severity.URGENT;
    }
}
