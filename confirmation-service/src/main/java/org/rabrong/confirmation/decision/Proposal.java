package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one certifier would decide and another of the bureau has to, where the sub-indicator asks for four eyes. It belongs to the revision that
 * stands: a report ends it.
 *
 * @param byId subject of the person's token, who may not decide it
 * @param score the audit score; null where a confirmation is proposed
 * @param reason of the audit score
 */
public record Proposal(
        String byId,
        String byName,
        Instant at,
        @Nullable BigDecimal score,
        @Nullable String reason) {

    static Proposal by(Actor person, Instant at, @Nullable BigDecimal score, @Nullable String reason) {
        return new Proposal(person.id(), person.name(), at, score, reason);
    }
}
