package org.rabrong.confirmation.decision.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.Instruction;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;

/** @param revision the one that the certifier saw; required */
record ConfirmRequest(@Nullable Long revision) implements Instruction {

    @Override
    public Confirm read(LocalDate today) {
        if (revision == null) {
            throw Problem.invalid(Violation.of("revision", "required"));
        }
        return new Confirm(revision);
    }
}
