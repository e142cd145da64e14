package org.rabrong.confirmation.decision;

import java.time.LocalDate;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;

/**
 * A decision as it was asked for. It is read only once the person's right is established, so that whoever may not decide learns
 * nothing more than that.
 */
public interface Instruction {

    /** All items of the sub-indicator at the office are locked with the one that is named. */
    default boolean concernsWholeSubIndicator() {
        return false;
    }

    /**
     * The command.
     *
     * @param today in Asia/Bangkok
     * @throws org.rabrong.platform.web.Problem 422, naming each field and rule
     */
    FromBureau read(LocalDate today);
}
