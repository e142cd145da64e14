package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.Propose;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawProposal;

/**
 * All of an item that a step can change. {@link ItemWorkflow} decides the status; what else a command does to the item
 * stands in {@link #after}.
 *
 * @param value reported by the office, null where there is none
 * @param revision of that value, 0 before the first report
 * @param reportedAt when the office last reported or cleared; null before the first report
 * @param confirmedValue what the certifier saw when confirming; kept beside a newer value, gone when the decision is taken back
 * @param confirmedRevision of that value
 * @param changedSinceConfirmed the office's value came after the confirmation; until the next decision
 * @param decidedAt when the last decision that was not taken back was made
 * @param decidedBy name of the person who made it
 * @param reason of the rejection or of the audit score in force
 * @param fixBy last day to correct after a rejection; stays in force when the office reports, so that it can correct twice
 * @param reopenedUntil last day of the reopening; ends by itself, whatever is decided meanwhile
 * @param auditScore stands in place of the computed score of the whole sub-indicator at the office
 * @param proposal of one of two people who certify; until a report or a decision
 * @param carriedFrom round that value and decision were carried forward from; null once the office has reported in this one, or nothing of
 *     them is left
 */
public record ItemState(
        ItemStatus status,
        @Nullable BigDecimal value,
        long revision,
        @Nullable Instant reportedAt,
        @Nullable BigDecimal confirmedValue,
        @Nullable Long confirmedRevision,
        boolean changedSinceConfirmed,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        @Nullable BigDecimal auditScore,
        @Nullable Proposal proposal,
        @Nullable String carriedFrom) {

    static final ItemState NOT_YET_REPORTED = new ItemState(
            ItemStatus.NOT_REPORTED, null, 0, null, null, null, false, null, null, null, null, null, null, null, null);

    /** The item after the command, at the status that the workflow gave. */
    ItemState after(DecisionCommand command, ItemStatus next, Actor by, Instant at) {
        ItemStateEdit edit = new ItemStateEdit(this).status(next);
        return switch (command) {
            case Report report ->
                edit.reported(report.value(), report.revision(), at).done();
            case Clear clear -> edit.reported(null, clear.revision(), at).done();
            case Confirm _ -> edit.undecided().confirmed().decided(by, at).done();
            case Reject reject ->
                edit.undecided()
                        .reason(reject.reason())
                        .fixBy(reject.fixBy())
                        .decided(by, at)
                        .done();
            case Audit audit ->
                edit.undecided()
                        .confirmed()
                        .reason(audit.reason())
                        .auditScore(audit.score())
                        .decided(by, at)
                        .done();
            case Reopen reopen -> edit.reopenedUntil(reopen.until()).done();
            case Withdraw _ -> edit.undecided().withoutOriginOfNothing().done();
            case WithdrawAudit _ -> withoutAuditScore(edit);
            case Propose _ -> edit.proposal(Proposal.by(by, at, null, null)).done();
            case ProposeAudit audit ->
                edit.proposal(Proposal.by(by, at, audit.score(), audit.reason()))
                        .done();
            case WithdrawProposal _ -> edit.proposal(null).done();
            case CarryForward carried -> edit.carried(carried).done();
        };
    }

    /** The audited item is undecided again; one that was rejected after the audit, or changed since, keeps what it has. */
    private ItemState withoutAuditScore(ItemStateEdit edit) {
        edit.auditScore(null);
        return status == ItemStatus.CONFIRMED
                ? edit.undecided().withoutOriginOfNothing().done()
                : edit.done();
    }
}
