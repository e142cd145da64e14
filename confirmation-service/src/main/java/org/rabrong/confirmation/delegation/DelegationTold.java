package org.rabrong.confirmation.delegation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.OutboxEvent;

/** Data of the events on {@code rabrong.delegations.v1}: the whole delegation ({@code contracts/events/schemas/delegation.json}). */
record DelegationTold(
        UUID id,
        String bureau,
        String colleague,
        LocalDate from,
        LocalDate until,
        @Nullable String note,
        By givenBy,
        Instant givenAt,
        @Nullable By endedBy,
        @Nullable Instant endedAt) {

    private static final String TOPIC = "rabrong.delegations.v1";

    record By(String id, String name, String organisation) {

        static By of(Delegation.By who) {
            return new By(who.id(), who.name(), who.organisation());
        }
    }

    /** The event of a delegation as it stands: it is given once and ended at most once, which numbers its events. */
    static OutboxEvent of(Delegation delegation) {
        Delegation.By ended = delegation.ended();
        return new OutboxEvent(
                TOPIC,
                delegation.id().toString(),
                ended == null ? 1 : 2,
                "org.rabrong.delegations." + (ended == null ? "given" : "ended") + ".v1",
                new DelegationTold(
                        delegation.id(),
                        delegation.bureau(),
                        delegation.colleague(),
                        delegation.from(),
                        delegation.until(),
                        delegation.note(),
                        By.of(delegation.given()),
                        delegation.given().at(),
                        ended == null ? null : By.of(ended),
                        ended == null ? null : ended.at()));
    }
}
