package org.rabrong.confirmation.decision.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.Instruction;

/**
 * The certifier's own score of the sub-indicator.
 *
 * @param score 1 to 5 with at most four decimals, as JSON text or number; required
 * @param reason required where the score differs from the computed one
 */
record AuditRequest(
        @Nullable String score,
        @Nullable String reason,
        @Nullable Long revision) implements Instruction {

    @Override
    public boolean concernsWholeSubIndicator() {
        return true;
    }

    @Override
    public Audit read(LocalDate today) {
        Fields fields = new Fields();
        BigDecimal given = score == null ? null : fields.score("score", score);
        if (score == null) {
            fields.require(null, "score");
        }
        String why = fields.reason(reason);
        fields.refuse();
        return new Audit(Fields.present(given), why, revision);
    }
}
