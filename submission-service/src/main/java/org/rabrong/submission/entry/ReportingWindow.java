package org.rabrong.submission.entry;

import java.time.LocalDate;

/**
 * Days on which an item may be reported.
 *
 * @param opens first day
 * @param closes last day of the round's own window, which counts whole
 * @param lastDay with the extensions that reach the item; never before {@code closes}
 */
public record ReportingWindow(LocalDate opens, LocalDate closes, LocalDate lastDay) {

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(lastDay);
    }

    boolean isExtendedOn(LocalDate day) {
        return day.isAfter(closes) && isOpenOn(day);
    }
}
