package org.rabrong.indicator.round.extension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.round.items.Actor;

/**
 * A window of a round lasts longer for the items that match every member of the scope that is not null.
 *
 * @param number counts extensions; the newer, the higher
 * @param until last day, whole
 */
record Extension(
        long number,
        UUID id,
        String round,
        Window window,
        LocalDate until,
        Scope scope,
        String reason,
        Actor by,
        Instant at,
        @Nullable Revocation revoked) {

    enum Window {
        REPORTING,
        CERTIFICATION
    }

    record Scope(
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable) {

        static final Scope ALL = new Scope(null, null, null);
    }

    record Revocation(Actor by, Instant at, String reason) {}

    boolean inForceOn(LocalDate day) {
        return revoked == null && !until.isBefore(day);
    }
}
