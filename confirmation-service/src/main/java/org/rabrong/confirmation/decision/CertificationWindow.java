package org.rabrong.confirmation.decision;

import java.time.LocalDate;

/**
 * When bureaus decide on the items of a round: days in Asia/Bangkok, the last one whole.
 *
 * @param opens first day
 * @param closes last day
 */
public record CertificationWindow(LocalDate opens, LocalDate closes) {

    public boolean isOpenOn(LocalDate day) {
        return !day.isBefore(opens) && !day.isAfter(closes);
    }
}
