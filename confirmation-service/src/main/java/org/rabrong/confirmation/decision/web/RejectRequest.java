package org.rabrong.confirmation.decision.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.Instruction;

/**
 * A rejection.
 *
 * @param reason required, at most 2000 characters
 * @param fixBy last day to correct, {@code yyyy-MM-dd}, today or later
 */
record RejectRequest(
        @Nullable String reason,
        @Nullable String fixBy,
        @Nullable Long revision) implements Instruction {

    @Override
    public Reject read(LocalDate today) {
        Fields fields = new Fields();
        String why = fields.reason(reason);
        LocalDate lastDay = fixBy == null ? null : fields.lastDay("fixBy", fixBy, today);
        fields.require(why, "reason");
        fields.refuse();
        return new Reject(Fields.present(why), lastDay, revision);
    }
}
