package org.rabrong.scoring.score;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.ItemStatus;
import org.rabrong.rules.Score;
import org.rabrong.rules.VariableState;

/**
 * An item as the last confirmation event told it.
 *
 * @param variable {@code 2.A}
 * @param auditScore given by the certifier; null when none is
 * @param auditedAt when the audit score was given
 * @param reason of a rejection or of an audit score
 * @param byName who took the last step, for {@code byOrganisation}, {@code at}; null before the first step
 * @param sequence of the event; 0 before the first
 */
public record ItemState(
        OfficeRound officeRound,
        String variable,
        String subIndicator,
        ItemStatus status,
        @Nullable BigDecimal value,
        long revision,
        @Nullable BigDecimal auditScore,
        @Nullable Instant auditedAt,
        @Nullable String reason,
        @Nullable String byName,
        @Nullable String byOrganisation,
        @Nullable Instant at,
        long sequence) {

    /** As the rules see it. */
    VariableState toRule(String id) {
        VariableState.Audit audit = auditScore == null
                ? null
                : new VariableState.Audit(Score.of(auditScore), auditedAt == null ? Instant.EPOCH : auditedAt);
        return new VariableState(variable, id, status, value, revision, audit);
    }

    /** The next state, which remembers when the audit score was given as long as there is one. */
    public ItemState followedBy(ItemState next) {
        if (next.auditScore == null || next.auditedAt != null || auditedAt == null) {
            return next;
        }
        return new ItemState(
                next.officeRound,
                next.variable,
                next.subIndicator,
                next.status,
                next.value,
                next.revision,
                next.auditScore,
                auditedAt,
                next.reason,
                next.byName,
                next.byOrganisation,
                next.at,
                next.sequence);
    }
}
