package org.rabrong.confirmation.decision;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;

/**
 * All of an item that a step can change. {@link ItemWorkflow} decides the status; what else a command does to the item
 * stands in {@link #after}.
 *
 * @param value reported by the office, null where there is none
 * @param revision of that value, 0 before the first report
 * @param confirmedValue what the certifier saw when confirming; kept beside a newer value, gone when the decision is taken back
 * @param confirmedRevision of that value
 * @param changedSinceConfirmed the office's value came after the confirmation; until the next decision
 * @param reason of the rejection or of the audit score in force
 * @param fixBy last day to correct after a rejection; stays in force when the office reports, so that it can correct twice
 * @param reopenedUntil last day of the reopening; ends by itself, whatever is decided meanwhile
 * @param auditScore stands in place of the computed score of the whole sub-indicator at the office
 * @param carriedFrom round that value and decision were carried forward from; null once the office has reported in this one, or nothing of
 *     them is left
 */
@Embeddable
public record ItemState(
        @Enumerated(EnumType.STRING) ItemStatus status,
        @Nullable BigDecimal value,
        long revision,
        @Nullable BigDecimal confirmedValue,
        @Nullable Long confirmedRevision,
        boolean changedSinceConfirmed,
        @Nullable String reason,
        @Nullable LocalDate fixBy,
        @Nullable LocalDate reopenedUntil,
        @Nullable BigDecimal auditScore,
        @Nullable String carriedFrom) {

    static final ItemState NOT_YET_REPORTED =
            new ItemState(ItemStatus.NOT_REPORTED, null, 0, null, null, false, null, null, null, null, null);

    /** The item after the command, at the status that the workflow gave. */
    ItemState after(DecisionCommand command, ItemStatus next) {
        return switch (command) {
            case Report report -> reported(next, report.value(), report.revision());
            case Clear clear -> reported(next, null, clear.revision());
            case Confirm _ ->
                new ItemState(
                        next,
                        value,
                        revision,
                        value,
                        revision,
                        false,
                        null,
                        null,
                        reopenedUntil,
                        auditScore,
                        carriedFrom);
            case Reject reject ->
                new ItemState(
                        next,
                        value,
                        revision,
                        null,
                        null,
                        false,
                        reject.reason(),
                        reject.fixBy(),
                        reopenedUntil,
                        auditScore,
                        carriedFrom);
            case Audit audit ->
                new ItemState(
                        next,
                        value,
                        revision,
                        value,
                        revision,
                        false,
                        audit.reason(),
                        null,
                        reopenedUntil,
                        audit.score(),
                        carriedFrom);
            case Reopen reopen ->
                new ItemState(
                        next,
                        value,
                        revision,
                        confirmedValue,
                        confirmedRevision,
                        changedSinceConfirmed,
                        reason,
                        fixBy,
                        reopen.until(),
                        auditScore,
                        carriedFrom);
            case Withdraw _ ->
                new ItemState(
                        next, value, revision, null, null, false, null, null, reopenedUntil, auditScore, origin(next));
            case WithdrawAudit _ -> withoutAuditScore(next);
            case CarryForward carried -> carried(next, carried);
        };
    }

    /** A new value ends the rejection that it answers, but not the time that the office was given for it. */
    private ItemState reported(ItemStatus next, @Nullable BigDecimal newValue, long newRevision) {
        boolean changed = changedSinceConfirmed || status == ItemStatus.CONFIRMED;
        return new ItemState(
                next,
                newValue,
                newRevision,
                confirmedValue,
                confirmedRevision,
                changed,
                null,
                fixBy,
                reopenedUntil,
                auditScore,
                null);
    }

    /** The audited item is undecided again; one that was rejected after the audit, or changed since, keeps what it has. */
    private ItemState withoutAuditScore(ItemStatus next) {
        if (status == ItemStatus.CONFIRMED) {
            return new ItemState(
                    next, value, revision, null, null, false, null, null, reopenedUntil, null, origin(next));
        }
        return new ItemState(
                next,
                value,
                revision,
                confirmedValue,
                confirmedRevision,
                changedSinceConfirmed,
                reason,
                fixBy,
                reopenedUntil,
                null,
                carriedFrom);
    }

    /** What was given in the earlier round stays in force; its deadlines do not, nor do its revisions count here. */
    private ItemState carried(ItemStatus next, CarryForward command) {
        ItemState earlier = command.earlier();
        return new ItemState(
                next,
                earlier.value(),
                revision,
                earlier.confirmedValue(),
                next == ItemStatus.CONFIRMED ? revision : null,
                earlier.changedSinceConfirmed(),
                earlier.reason(),
                null,
                null,
                earlier.auditScore(),
                command.from());
    }

    /** A decision taken back that leaves no value leaves nothing that came from the earlier round. */
    private @Nullable String origin(ItemStatus next) {
        return next == ItemStatus.NOT_REPORTED ? null : carriedFrom;
    }
}
