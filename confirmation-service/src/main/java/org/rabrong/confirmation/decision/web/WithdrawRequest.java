package org.rabrong.confirmation.decision.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.Instruction;

/** Takes a confirmation, a rejection or an audit score back. */
record WithdrawRequest(@Nullable Long revision) implements Instruction {

    /** The item may turn out to be audit-scored: then its sisters go with it, and all must be locked in one go. */
    @Override
    public boolean concernsWholeSubIndicator() {
        return true;
    }

    @Override
    public Withdraw read(LocalDate today) {
        return new Withdraw(revision);
    }
}
