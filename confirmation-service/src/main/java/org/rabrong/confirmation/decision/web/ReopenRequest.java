package org.rabrong.confirmation.decision.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.Instruction;

/** @param until last day on which the office may report and attach, {@code yyyy-MM-dd}, today or later; required */
record ReopenRequest(@Nullable String until, @Nullable Long revision) implements Instruction {

    @Override
    public Reopen read(LocalDate today) {
        Fields fields = new Fields();
        LocalDate lastDay = until == null ? null : fields.lastDay("until", until, today);
        if (until == null) {
            fields.require(null, "until");
        }
        fields.refuse();
        return new Reopen(Fields.present(lastDay), revision);
    }
}
