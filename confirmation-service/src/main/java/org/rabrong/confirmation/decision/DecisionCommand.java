package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done to an item. {@link ItemWorkflow} says when and by whom. */
public sealed interface DecisionCommand {

    /** Why, in the words of the person; null where the command needs no reason. */
    default @Nullable String why() {
        return null;
    }

    /** {@code CONFIRM}: as in the {@code actions} of the API and in refusals. */
    static String nameOf(Class<? extends DecisionCommand> command) {
        return command.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Done by the office, accepted by submission-service and therefore always applied here. */
    sealed interface FromOffice extends DecisionCommand {

        /** Counts the reports and clearings of the item from 1. */
        long revision();
    }

    /** Decided by a certifier of the bureau, only while the certification window is open. */
    sealed interface FromBureau extends DecisionCommand {

        /** The revision that the certifier saw; null where the decision does not rest on the value. */
        @Nullable
        Long seenRevision();
    }

    record Report(long revision, BigDecimal value) implements FromOffice {}

    record Clear(long revision) implements FromOffice {}

    record Confirm(Long seenRevision) implements FromBureau {}

    /** @param fixBy last day on which the office may still correct the item */
    record Reject(
            String reason,
            @Nullable LocalDate fixBy,
            @Nullable Long seenRevision) implements FromBureau {

        @Override
        public String why() {
            return reason;
        }
    }

    /** Takes back a confirmation or a rejection; of an audit-scored item, the audit score with it. */
    record Withdraw(@Nullable Long seenRevision) implements FromBureau {}

    /** @param until last day on which the office may still report and attach */
    record Reopen(LocalDate until, @Nullable Long seenRevision) implements FromBureau {}

    /**
     * The certifier types the score of the sub-indicator at the office; goes to all of its items there.
     *
     * @param score 1 to 5, up to 4 decimals
     * @param reason present where the score differs from the computed one
     */
    record Audit(
            BigDecimal score,
            @Nullable String reason,
            @Nullable Long seenRevision) implements FromBureau {

        @Override
        public @Nullable String why() {
            return reason;
        }
    }

    /**
     * Value and decision of the earlier round's item stay in force in this one: the manual's รับรองต่อเนื่อง. Given with the creation of
     * the item, to one that has no step yet.
     *
     * @param from the earlier round
     * @param earlier the office's item of the same variable there, as it stood then
     */
    record CarryForward(String from, ItemState earlier) implements DecisionCommand {

        @Override
        public @Nullable String why() {
            return earlier.reason();
        }
    }

    /** What {@link Withdraw} of an audit-scored item means to each item of the sub-indicator; nobody gives it directly. */
    record WithdrawAudit() implements DecisionCommand {}

    /** Where two people certify: the first of them would confirm. Another person of the bureau then gives {@link Confirm}. */
    record Propose(Long seenRevision) implements FromBureau {}

    /**
     * Where two people certify: the first of them would give this audit score; goes to all items of the sub-indicator at the office. Another
     * person then gives {@link Audit} with the same score.
     */
    record ProposeAudit(
            BigDecimal score,
            @Nullable String reason,
            @Nullable Long seenRevision) implements FromBureau {

        @Override
        public @Nullable String why() {
            return reason;
        }
    }

    /** What {@link Withdraw} of a proposal means; nobody gives it directly. */
    record WithdrawProposal() implements DecisionCommand {}
}
