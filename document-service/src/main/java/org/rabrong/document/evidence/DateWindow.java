package org.rabrong.document.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which something is allowed.
 *
 * @param opens first day
 * @param closes last day, which counts whole
 */
public record DateWindow(LocalDate opens, LocalDate closes) {

    boolean isOpenOn(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(closes);
    }

    /** The same with a later last day, if that is one. */
    DateWindow until(@Nullable LocalDate day) {
        return day == null || !day.isAfter(closes) ? this : new DateWindow(opens, day);
    }
}
