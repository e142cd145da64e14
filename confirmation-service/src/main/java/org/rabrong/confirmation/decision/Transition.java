package org.rabrong.confirmation.decision;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;

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
        CERTIFIER,
        /** psdg, who creates the items; checked by indicator-service before the creation reaches this one. */
        PSDG
    }

    /** Where a row leads. */
    sealed interface Target {

        /** The status of the item, as it stands, after the command. */
        ItemStatus from(ItemState state, DecisionCommand command);
    }

    /**
     * Depends on the item alone.
     *
     * @param withValue the status of an item that has a value; null where the status stays
     * @param withoutValue the status of one that has none
     */
    record ByValue(@Nullable ItemStatus withValue, @Nullable ItemStatus withoutValue) implements Target {

        @Override
        public ItemStatus from(ItemState state, DecisionCommand command) {
            ItemStatus next = state.value() == null ? withoutValue : withValue;
            return next == null ? state.status() : next;
        }
    }

    /**
     * Where the item of the earlier round stands.
     *
     * @param among the statuses that are carried; refused from any other
     */
    record AsEarlier(Set<ItemStatus> among) implements Target {

        @Override
        public ItemStatus from(ItemState state, DecisionCommand command) {
            if (command instanceof CarryForward carried
                    && among.contains(carried.earlier().status())) {
                return carried.earlier().status();
            }
            throw Refusal.illegalMove(state.status(), command);
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
        return new ByValue(status, status);
    }

    static Target stays() {
        return new ByValue(null, null);
    }

    /** As if never decided: AWAITING, or NOT_REPORTED where there is no value. */
    static Target toUndecided() {
        return new ByValue(ItemStatus.AWAITING, ItemStatus.NOT_REPORTED);
    }

    /** As in the earlier round, where something was reported or decided there. */
    static Target asEarlier(ItemStatus... among) {
        return new AsEarlier(EnumSet.copyOf(List.of(among)));
    }
}
