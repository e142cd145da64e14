package org.rabrong.confirmation.decision;

import java.time.Instant;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;

/**
 * A value that one office owes for one variable of a round, and what its bureau decided on it. Every change goes through
 * {@link #apply}, which asks {@link ItemWorkflow}, and leaves exactly one event.
 */
final class Item {

    private final ItemId id;
    private final String subIndicator;

    /** Says the rounds' topic, never a step: removed items are to people as if they were not there. */
    private final boolean assigned;

    /** The {@link #sequence} that the database has. */
    private final long storedSequence;

    private ItemState state;
    private long sequence;

    /** An item as the database has it. */
    Item(ItemId id, String subIndicator, ItemState state, long sequence, boolean assigned) {
        this.id = id;
        this.subIndicator = subIndicator;
        this.state = state;
        this.sequence = sequence;
        this.storedSequence = sequence;
        this.assigned = assigned;
    }

    /** One that nothing has happened to. */
    Item(ItemId id, String subIndicator) {
        this(id, subIndicator, ItemState.NOT_YET_REPORTED, 0, true);
    }

    /** One step of the item's life; refused with {@code illegal-move} where the workflow has none. */
    DecisionEvent apply(DecisionCommand command, Actor by, Instant at) {
        Transition transition = ItemWorkflow.transition(state.status(), command);
        ItemState before = state;
        ItemStatus next = transition.target().from(before, command);
        if (command instanceof CarryForward && sequence > 0) {
            throw Refusal.illegalMove(before.status(), command);
        }
        state = before.after(command, next, by, at);
        sequence++;
        return transition.emits().apply(new Change(id, subIndicator, sequence, before, state, by, at, command.why()));
    }

    boolean isConfirmedByAudit() {
        return state.status() == ItemStatus.CONFIRMED && state.auditScore() != null;
    }

    /** Nothing is decided, but one of two people has proposed something. */
    boolean isOnlyProposed() {
        boolean undecided = state.status() == ItemStatus.AWAITING || state.status() == ItemStatus.NOT_REPORTED;
        return undecided && state.proposal() != null;
    }

    boolean isAssigned() {
        return assigned;
    }

    ItemId id() {
        return id;
    }

    String subIndicator() {
        return subIndicator;
    }

    ItemState state() {
        return state;
    }

    /** Counts the steps; the events of the item carry it. */
    long sequence() {
        return sequence;
    }

    long storedSequence() {
        return storedSequence;
    }
}
