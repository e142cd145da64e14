package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;

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

/** An item as a plain reading of spec §3 has it: mutable, literal, and sharing nothing with the product. */
final class PlainItem {
    String status = "NOT_REPORTED";
    String told = "";
    private boolean changed;
    private @Nullable BigDecimal value;
    long revision;
    private @Nullable BigDecimal confirmedValue;
    private @Nullable Long confirmedRevision;
    private @Nullable String reason;
    private @Nullable LocalDate fixBy;
    private @Nullable LocalDate reopened;

    @Nullable
    BigDecimal audit;

    private @Nullable Instant reportedAt;
    private @Nullable String decidedBy;
    private final String certifier;

    @Nullable
    Proposal proposal;

    private @Nullable String origin;
    private boolean untouched = true;

    PlainItem() {
        this(Samples.BUREAU.name());
    }

    /** @param certifier name of the person who decides */
    PlainItem(String certifier) {
        this.certifier = certifier;
    }

    boolean take(DecisionCommand command) {
        if (!goes(command)) {
            return false;
        }
        untouched = false;
        if (status.equals("NOT_REPORTED")) {
            origin = null;
        }
        return true;
    }

    /** Another item, as it stands, is brought to this one. */
    private boolean carry(CarryForward command) {
        ItemState earlier = command.earlier();
        if (!untouched || earlier.status() == ItemStatus.NOT_REPORTED) {
            return false;
        }
        status = earlier.status().name();
        told = "carried-forward";
        changed = earlier.changedSinceConfirmed();
        value = earlier.value();
        confirmedValue = earlier.confirmedValue();
        confirmedRevision = status.equals("CONFIRMED") ? 0L : null;
        reason = earlier.reason();
        reportedAt = earlier.reportedAt();
        decidedBy = earlier.decidedBy();
        audit = earlier.auditScore();
        origin = command.from();
        return true;
    }

    private boolean goes(DecisionCommand command) {
        boolean locked = status.equals("CONFIRMED");
        switch (command) {
            case Report report -> office(locked, report.value(), report.revision(), "AWAITING", "reported");
            case Clear clear -> office(locked, null, clear.revision(), "NOT_REPORTED", "cleared");
            case Confirm _ -> {
                if (!status.equals("AWAITING")) {
                    return false;
                }
                seen("CONFIRMED", "confirmed");
                reason = null;
                by();
            }
            case Reject reject -> {
                if (!status.equals("AWAITING") && !status.equals("NOT_REPORTED")) {
                    return false;
                }
                undecided("REJECTED", "rejected");
                reason = reject.reason();
                fixBy = reject.fixBy();
                by();
            }
            case Withdraw _ -> {
                if (!locked && !status.equals("REJECTED")) {
                    return false;
                }
                undecided(value == null ? "NOT_REPORTED" : "AWAITING", "withdrawn");
            }
            case Reopen reopen -> {
                if (locked) {
                    return false;
                }
                reopened = reopen.until();
                told = "reopened";
            }
            case Audit given -> {
                seen("CONFIRMED", "audit-scored");
                audit = given.score();
                reason = given.reason();
                by();
            }
            case WithdrawAudit _ -> {
                if (locked) {
                    undecided(value == null ? "NOT_REPORTED" : "AWAITING", "withdrawn");
                }
                told = "withdrawn";
                audit = null;
            }
            case Propose _ -> {
                if (!status.equals("AWAITING")) {
                    return false;
                }
                proposed(null, null);
            }
            case ProposeAudit given -> proposed(given.score(), given.reason());
            case WithdrawProposal _ -> {
                if (!status.equals("AWAITING") && !status.equals("NOT_REPORTED")) {
                    return false;
                }
                told = "withdrawn";
                proposal = null;
            }
            case CarryForward carried -> {
                return carry(carried);
            }
        }
        return true;
    }

    private void office(boolean locked, @Nullable BigDecimal reported, long number, String next, String normally) {
        changed |= locked;
        told = locked ? "changed-since-confirmed" : normally;
        status = next;
        value = reported;
        revision = number;
        reportedAt = Samples.NOW;
        reason = null;
        proposal = null;
        origin = null;
    }

    private void proposed(@Nullable BigDecimal score, @Nullable String why) {
        told = "proposed";
        proposal = new Proposal(Samples.BUREAU.id(), Samples.BUREAU.name(), Samples.NOW, score, why);
    }

    private void by() {
        decidedBy = certifier;
    }

    private void seen(String next, String event) {
        undecided(next, event);
        confirmedValue = value;
        confirmedRevision = revision;
    }

    private void undecided(String next, String event) {
        status = next;
        told = event;
        changed = false;
        confirmedValue = null;
        confirmedRevision = null;
        decidedBy = null;
        proposal = null;
        reason = null;
        fixBy = null;
    }

    void equalTo(ItemState state, String what) {
        assertThat(state)
                .as(what)
                .isEqualTo(new ItemState(
                        ItemStatus.valueOf(status),
                        value,
                        revision,
                        reportedAt,
                        confirmedValue,
                        confirmedRevision,
                        changed,
                        state.decidedAt(),
                        decidedBy,
                        reason,
                        fixBy,
                        reopened,
                        audit,
                        proposal,
                        origin));
        assertThat(state.decidedAt() == null).as(what).isEqualTo(decidedBy == null);
        assertThat(state.status() == ItemStatus.AWAITING && state.value() == null)
                .as(what)
                .isFalse();
        assertThat(state.status() == ItemStatus.NOT_REPORTED && state.value() != null)
                .as(what)
                .isFalse();
        assertThat(state.changedSinceConfirmed() && state.status() == ItemStatus.CONFIRMED)
                .as(what)
                .isFalse();
        if (state.status() == ItemStatus.CONFIRMED) {
            assertThat(state.confirmedValue()).as(what).isEqualTo(state.value());
            assertThat(state.confirmedRevision()).as(what).isEqualTo(state.revision());
        }
    }
}
