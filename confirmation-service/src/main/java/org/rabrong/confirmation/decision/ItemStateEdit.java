package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;

/** An {@link ItemState} in the making: begins with all that the former one has, and each verb says what becomes different. */
final class ItemStateEdit {

    private final ItemState before;
    private ItemStatus status;
    private @Nullable BigDecimal value;
    private long revision;
    private @Nullable Instant reportedAt;
    private @Nullable BigDecimal confirmedValue;
    private @Nullable Long confirmedRevision;
    private boolean changedSinceConfirmed;
    private @Nullable Instant decidedAt;
    private @Nullable String decidedBy;
    private @Nullable String reason;
    private @Nullable LocalDate fixBy;
    private @Nullable LocalDate reopenedUntil;
    private @Nullable BigDecimal auditScore;
    private @Nullable Proposal proposal;
    private @Nullable String carriedFrom;

    ItemStateEdit(ItemState before) {
        this.before = before;
        status = before.status();
        value = before.value();
        revision = before.revision();
        reportedAt = before.reportedAt();
        confirmedValue = before.confirmedValue();
        confirmedRevision = before.confirmedRevision();
        changedSinceConfirmed = before.changedSinceConfirmed();
        decidedAt = before.decidedAt();
        decidedBy = before.decidedBy();
        reason = before.reason();
        fixBy = before.fixBy();
        reopenedUntil = before.reopenedUntil();
        auditScore = before.auditScore();
        proposal = before.proposal();
        carriedFrom = before.carriedFrom();
    }

    ItemStateEdit status(ItemStatus next) {
        status = next;
        return this;
    }

    /** A new value ends the rejection that it answers, but not the time that the office was given for it. */
    ItemStateEdit reported(@Nullable BigDecimal newValue, long newRevision, Instant at) {
        value = newValue;
        revision = newRevision;
        reportedAt = at;
        changedSinceConfirmed |= before.status() == ItemStatus.CONFIRMED;
        reason = null;
        proposal = null;
        carriedFrom = null;
        return this;
    }

    /** Nothing of an earlier decision is left, but for an audit score and a reopening, which end in their own ways. */
    ItemStateEdit undecided() {
        confirmedValue = null;
        confirmedRevision = null;
        changedSinceConfirmed = false;
        decidedAt = null;
        decidedBy = null;
        reason = null;
        fixBy = null;
        proposal = null;
        return this;
    }

    ItemStateEdit confirmed() {
        confirmedValue = value;
        confirmedRevision = revision;
        return this;
    }

    ItemStateEdit decided(Actor by, Instant at) {
        decidedAt = at;
        decidedBy = by.name();
        return this;
    }

    ItemStateEdit reason(@Nullable String given) {
        reason = given;
        return this;
    }

    ItemStateEdit fixBy(@Nullable LocalDate lastDay) {
        fixBy = lastDay;
        return this;
    }

    ItemStateEdit reopenedUntil(LocalDate lastDay) {
        reopenedUntil = lastDay;
        return this;
    }

    ItemStateEdit auditScore(@Nullable BigDecimal score) {
        auditScore = score;
        return this;
    }

    ItemStateEdit proposal(@Nullable Proposal made) {
        proposal = made;
        return this;
    }

    /** A decision taken back that leaves no value leaves nothing that came from the earlier round. */
    ItemStateEdit withoutOriginOfNothing() {
        if (status == ItemStatus.NOT_REPORTED) {
            carriedFrom = null;
        }
        return this;
    }

    /** What was given in the earlier round stays in force; its deadlines do not, nor do its revisions count here. */
    ItemStateEdit carried(CarryForward command) {
        ItemState earlier = command.earlier();
        value = earlier.value();
        reportedAt = earlier.reportedAt();
        confirmedValue = earlier.confirmedValue();
        confirmedRevision = status == ItemStatus.CONFIRMED ? revision : null;
        changedSinceConfirmed = earlier.changedSinceConfirmed();
        decidedAt = earlier.decidedAt();
        decidedBy = earlier.decidedBy();
        reason = earlier.reason();
        auditScore = earlier.auditScore();
        carriedFrom = command.from();
        return this;
    }

    ItemState done() {
        return new ItemState(
                status,
                value,
                revision,
                reportedAt,
                confirmedValue,
                confirmedRevision,
                changedSinceConfirmed,
                decidedAt,
                decidedBy,
                reason,
                fixBy,
                reopenedUntil,
                auditScore,
                proposal,
                carriedFrom);
    }
}
