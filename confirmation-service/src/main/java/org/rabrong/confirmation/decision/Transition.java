package org.rabrong.confirmation.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One row of {@link ItemWorkflow}. */
record Transition(
        Set<ItemStatus> from,
        Class<? extends DecisionCommand> on,
        Who by,
        Target target,
        Function<Change, DecisionEvent> emits) {

    /** Who may give the command. */
    enum Who {
        /** A reporter of the item's office; checked by submission-service before the entry reaches this one. */
        REPORTER,
        /** A certifier of the bureau that the item's variable is assigned to. */
        CERTIFIER
    }

    /**
     * Where a row leads.
     *
     * @param withValue the status of an item that has a value; null where the status stays
     * @param withoutValue the status of one that has none
     */
    record Target(@Nullable ItemStatus withValue, @Nullable ItemStatus withoutValue) {

        ItemStatus from(ItemState state) {
            ItemStatus next = state.value() == null ? withoutValue : withValue;
            return next == null ? state.status() : next;
        }
    }

    static Transition move(
            Set<ItemStatus> from,
            Class<? extends DecisionCommand> on,
            Who by,
            Target target,
            Function<Change, DecisionEvent> emits) {
        return new Transition(from, on, by, target, emits);
    }

    static Set<ItemStatus> from(ItemStatus... statuses) {
        return EnumSet.copyOf(List.of(statuses));
    }

    static Target to(ItemStatus status) {
        return new Target(status, status);
    }

    static Target stays() {
        return new Target(null, null);
    }

    /** As if never decided: AWAITING, or NOT_REPORTED where there is no value. */
    static Target toUndecided() {
        return new Target(ItemStatus.AWAITING, ItemStatus.NOT_REPORTED);
    }
}
