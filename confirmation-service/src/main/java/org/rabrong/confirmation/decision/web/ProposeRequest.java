package org.rabrong.confirmation.decision.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.confirmation.decision.DecisionCommand.Propose;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.confirmation.decision.Instruction;

/**
 * What the first of two people who certify would decide.
 *
 * @param revision the one that the certifier saw; required
 * @param score of the sub-indicator, where an audit score is proposed: 1 to 5 with at most four decimals
 * @param reason required where the score differs from the computed one
 */
record ProposeRequest(
        @Nullable Long revision,
        @Nullable String score,
        @Nullable String reason) implements Instruction {

    @Override
    public boolean concernsWholeSubIndicator() {
        return score != null;
    }

    @Override
    public FromBureau read(LocalDate today) {
        Fields fields = new Fields();
        fields.require(revision, "revision");
        BigDecimal given = score == null ? null : fields.score("score", score);
        String why = fields.reason(reason);
        fields.refuse();
        long seen = Fields.present(revision);
        return score == null ? new Propose(seen) : new ProposeAudit(Fields.present(given), why, seen);
    }
}
