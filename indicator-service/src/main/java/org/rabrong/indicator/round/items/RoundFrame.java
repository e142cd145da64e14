package org.rabrong.indicator.round.items;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What items and extensions need of a round.
 *
 * @param fiscalYear Buddhist era
 * @param months length of the period, from October
 * @param items how many are assigned now
 * @param carryForwardFrom round that marked variables start with, as it was chosen when items were created last
 * @param certificationCloses last day of certification, with the latest extension in force
 */
public record RoundFrame(
        String round,
        String plan,
        int planVersion,
        int fiscalYear,
        int months,
        int items,
        @Nullable String carryForwardFrom,
        LocalDate reportingCloses,
        LocalDate certificationWindowCloses,
        LocalDate certificationCloses) {

    /** Last day of the period: the offices that exist then report (the fiscal year starts on 1 October of the year before). */
    public LocalDate day() {
        return lastDay(fiscalYear, months);
    }

    public static LocalDate lastDay(int fiscalYear, int months) {
        return LocalDate.of(fiscalYear - 544, 10, 1).plusMonths(months).minusDays(1);
    }

    /** Certification is over for every item. */
    public boolean isClosedOn(LocalDate today) {
        return today.isAfter(certificationCloses);
    }
}
