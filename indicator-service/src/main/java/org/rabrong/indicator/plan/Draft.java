package org.rabrong.indicator.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What psdg is working on: the tree of the next version, with what is missing so far.
 *
 * @param revision counts its changes from 1, also those that were taken back
 * @param differs from the published version
 * @param changedBy name of the person; null for the file that the plan began with
 */
record Draft(
        int revision,
        PlanTree tree,
        boolean differs,
        Instant changedAt,
        @Nullable String changedBy) {

    /** The draft as it stands and the change that would be taken back next. */
    record WithUndo(Draft draft, @Nullable DraftStep undo) {}
}
