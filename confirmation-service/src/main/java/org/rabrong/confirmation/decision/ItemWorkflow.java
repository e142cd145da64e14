package org.rabrong.confirmation.decision;

import static org.rabrong.confirmation.decision.ItemStatus.AWAITING;
import static org.rabrong.confirmation.decision.ItemStatus.CONFIRMED;
import static org.rabrong.confirmation.decision.ItemStatus.NOT_REPORTED;
import static org.rabrong.confirmation.decision.ItemStatus.REJECTED;
import static org.rabrong.confirmation.decision.Transition.Who.CERTIFIER;
import static org.rabrong.confirmation.decision.Transition.Who.PSDG;
import static org.rabrong.confirmation.decision.Transition.Who.REPORTER;
import static org.rabrong.confirmation.decision.Transition.asEarlier;
import static org.rabrong.confirmation.decision.Transition.from;
import static org.rabrong.confirmation.decision.Transition.move;
import static org.rabrong.confirmation.decision.Transition.stays;
import static org.rabrong.confirmation.decision.Transition.to;
import static org.rabrong.confirmation.decision.Transition.toUndecided;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rabrong.confirmation.decision.DecisionCommand.Audit;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.Confirm;
import org.rabrong.confirmation.decision.DecisionCommand.FromBureau;
import org.rabrong.confirmation.decision.DecisionCommand.Propose;
import org.rabrong.confirmation.decision.DecisionCommand.ProposeAudit;
import org.rabrong.confirmation.decision.DecisionCommand.Reject;
import org.rabrong.confirmation.decision.DecisionCommand.Reopen;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.rabrong.confirmation.decision.DecisionCommand.Withdraw;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawAudit;
import org.rabrong.confirmation.decision.DecisionCommand.WithdrawProposal;
import org.rabrong.confirmation.decision.DecisionEvent.AuditScored;
import org.rabrong.confirmation.decision.DecisionEvent.CarriedForward;
import org.rabrong.confirmation.decision.DecisionEvent.ChangedSinceConfirmed;
import org.rabrong.confirmation.decision.DecisionEvent.Cleared;
import org.rabrong.confirmation.decision.DecisionEvent.Confirmed;
import org.rabrong.confirmation.decision.DecisionEvent.Proposed;
import org.rabrong.confirmation.decision.DecisionEvent.Rejected;
import org.rabrong.confirmation.decision.DecisionEvent.Reopened;
import org.rabrong.confirmation.decision.DecisionEvent.Reported;
import org.rabrong.confirmation.decision.DecisionEvent.Withdrawn;

/**
 * READ FIRST: an item's whole life (spec §3). Each row says: from where, on which command, by whom, to where, and what is told then.
 * What is not in this table is refused (409 {@code illegal-move}), never ignored.
 *
 * <p>What else must hold for a decision (the right bureau, an open window, the seen revision, AUDIT switched on, four eyes) stands in
 * {@link DecisionRules}; what a command changes besides the status, in {@link ItemState#after}.
 */
@SuppressWarnings("BadImport") // a row of the table reads as a sentence
public final class ItemWorkflow {

    static final List<Transition> TRANSITIONS = List.of(
            // psdg, with the creation of the items: only an item without any step yet, see Item.
            move(
                    from(NOT_REPORTED),
                    CarryForward.class,
                    PSDG,
                    asEarlier(AWAITING, REJECTED, CONFIRMED),
                    CarriedForward::new),
            // The office: whether it may was decided in submission-service; here each accepted revision is applied.
            move(from(NOT_REPORTED, AWAITING, REJECTED), Report.class, REPORTER, to(AWAITING), Reported::new),
            move(from(NOT_REPORTED, AWAITING, REJECTED), Clear.class, REPORTER, to(NOT_REPORTED), Cleared::new),
            // Accepted there before the lock arrived: the decision does not cover it.
            move(from(CONFIRMED), Report.class, REPORTER, to(AWAITING), ChangedSinceConfirmed::new),
            move(from(CONFIRMED), Clear.class, REPORTER, to(NOT_REPORTED), ChangedSinceConfirmed::new),
            // The bureau.
            move(from(AWAITING), Confirm.class, CERTIFIER, to(CONFIRMED), Confirmed::new),
            move(from(AWAITING, NOT_REPORTED), Reject.class, CERTIFIER, to(REJECTED), Rejected::new),
            move(from(CONFIRMED, REJECTED), Withdraw.class, CERTIFIER, toUndecided(), Withdrawn::new),
            move(from(AWAITING, REJECTED, NOT_REPORTED), Reopen.class, CERTIFIER, stays(), Reopened::new),
            // An audit score belongs to the sub-indicator at the office: these reach each of its items there.
            move(from(ItemStatus.values()), Audit.class, CERTIFIER, to(CONFIRMED), AuditScored::new),
            move(from(CONFIRMED), WithdrawAudit.class, CERTIFIER, toUndecided(), Withdrawn::new),
            move(from(NOT_REPORTED, AWAITING, REJECTED), WithdrawAudit.class, CERTIFIER, stays(), Withdrawn::new),
            // Four eyes: the first of two people only says what the second is to decide.
            move(from(AWAITING), Propose.class, CERTIFIER, stays(), Proposed::new),
            move(from(ItemStatus.values()), ProposeAudit.class, CERTIFIER, stays(), Proposed::new),
            move(from(NOT_REPORTED, AWAITING), WithdrawProposal.class, CERTIFIER, stays(), Withdrawn::new));

    private static final Map<Class<?>, EnumMap<ItemStatus, Transition>> BY_COMMAND = index();

    private ItemWorkflow() {}

    /** The one transition of the command from the status; a {@code illegal-move} problem when there is none. */
    static Transition transition(ItemStatus status, DecisionCommand command) {
        Map<ItemStatus, Transition> moves = BY_COMMAND.get(command.getClass());
        Transition transition = moves == null ? null : moves.get(status);
        if (transition == null) {
            throw Refusal.illegalMove(status, command);
        }
        return transition;
    }

    /** Names of the bureau's commands that the status allows, in the table's order: {@code CONFIRM}, {@code REJECT}, … */
    static List<String> decisionsFrom(ItemStatus status) {
        return TRANSITIONS.stream()
                .filter(transition -> transition.from().contains(status))
                .map(Transition::on)
                .filter(FromBureau.class::isAssignableFrom)
                .map(DecisionCommand::nameOf)
                .toList();
    }

    private static Map<Class<?>, EnumMap<ItemStatus, Transition>> index() {
        Map<Class<?>, EnumMap<ItemStatus, Transition>> index = new HashMap<>();
        for (Transition transition : TRANSITIONS) {
            EnumMap<ItemStatus, Transition> moves =
                    index.computeIfAbsent(transition.on(), _ -> new EnumMap<>(ItemStatus.class));
            for (ItemStatus status : transition.from()) {
                if (moves.put(status, transition) != null) {
                    throw new IllegalStateException("Two transitions from " + status + " on " + transition.on());
                }
            }
        }
        return index;
    }
}
