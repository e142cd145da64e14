package org.rabrong.confirmation.decision;

import org.rabrong.platform.web.Problem;

/** What becomes of one decision among many. */
public sealed interface Outcome {

    ItemId id();

    /** The item as the decisions left it. */
    record Decided(ItemView item) implements Outcome {

        @Override
        public ItemId id() {
            return item.id();
        }
    }

    /** What this decision alone would have been answered. */
    record Refused(ItemId id, Problem problem) implements Outcome {}
}
