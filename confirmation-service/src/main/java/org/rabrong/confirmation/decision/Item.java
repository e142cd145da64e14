package org.rabrong.confirmation.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;

/**
 * A value that one office owes for one variable of a round, and what its bureau decided on it. Every change goes through
 * {@link #apply}, which asks {@link ItemWorkflow}, and leaves exactly one event.
 */
@Entity
@Table(name = "item")
class Item {

    @EmbeddedId
    private ItemId id;

    @Column(updatable = false)
    private String subIndicator;

    @Embedded
    private ItemState state;

    /** Says the rounds' topic, never a step: removed items are to people as if they were not there. */
    @Column(insertable = false, updatable = false)
    private boolean assigned = true;

    /** Counts the steps; the events of the item carry it. Not the version: one transaction may apply several reports. */
    private long sequence;

    @Version
    private long version;

    @SuppressWarnings({"NullAway", "UnusedMethod"}) // Hibernate fills the fields
    protected Item() {}

    Item(ItemId id, String subIndicator) {
        this.id = id;
        this.subIndicator = subIndicator;
        this.state = ItemState.NOT_YET_REPORTED;
    }

    /** One step of the item's life; refused with {@code illegal-move} where the workflow has none. */
    DecisionEvent apply(DecisionCommand command, Actor by, Instant at) {
        Transition transition = ItemWorkflow.transition(state.status(), command);
        ItemState before = state;
        ItemStatus next = transition.target().from(before, command);
        if (command instanceof CarryForward && sequence > 0) {
            throw Refusal.illegalMove(before.status(), command);
        }
        state = before.after(command, next);
        sequence++;
        return transition.emits().apply(new Change(id, subIndicator, sequence, before, state, by, at, command.why()));
    }

    boolean isConfirmedByAudit() {
        return state.status() == ItemStatus.CONFIRMED && state.auditScore() != null;
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

    long sequence() {
        return sequence;
    }
}
