package org.rabrong.submission.entry;

import java.time.LocalDate;

/**
 * Days on which something is allowed.
 *
 * @param opens first day
 * @param closes last day, which counts whole
 */
record DateWindow(LocalDate opens, LocalDate closes) {

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(closes);
    }
}
