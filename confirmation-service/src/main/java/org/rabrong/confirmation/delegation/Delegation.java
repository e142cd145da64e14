package org.rabrong.confirmation.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A certifier's right, lent to a colleague of the bureau.
 *
 * @param colleague user name, lower case as Keycloak keeps it
 * @param from first day, Asia/Bangkok
 * @param until last day, whole
 * @param ended by whom before its last day; null while by nobody
 */
record Delegation(
        UUID id,
        String bureau,
        String colleague,
        LocalDate from,
        LocalDate until,
        @Nullable String note,
        By given,
        @Nullable By ended) {

    /**
     * @param id subject of the person's token
     * @param organisation that the person acted for
     */
    record By(String id, String name, String organisation, Instant at) {}

    /** Where it stands on a day. */
    enum State {
        /** Its first day is not there yet. */
        COMING,
        /** The colleague may act. */
        IN_FORCE,
        /** Its last day has passed. */
        OVER,
        /** Somebody took it back before its last day had passed. */
        ENDED
    }

    State on(LocalDate today) {
        if (ended != null) {
            return State.ENDED;
        }
        return today.isBefore(from) ? State.COMING : today.isAfter(until) ? State.OVER : State.IN_FORCE;
    }

    Delegation endedBy(By who) {
        return new Delegation(id, bureau, colleague, from, until, note, given, who);
    }
}
