package org.rabrong.indicator.round;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/**
 * Days on which something is allowed, in Asia/Bangkok; the last day counts whole (spec §7).
 *
 * @param opens first day
 * @param closes last day, not before the first
 */
@Embeddable
public record DateWindow(LocalDate opens, LocalDate closes) {

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(closes);
    }

    /** From the given day, that many days in all. */
    static DateWindow of(LocalDate opens, int days) {
        return new DateWindow(opens, opens.plusDays(days - 1L));
    }
}
