package org.rabrong.submission.entry;

import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;

/** What becomes of one report among many. */
public sealed interface Outcome {

    String variable();

    /**
     * It is taken.
     *
     * @param before the item as it was
     * @param after the item as it is from now on
     * @param step what was written; null when nothing was there to take back, and so nothing changed
     */
    record Taken(Item before, Item after, @Nullable EntryStep step) implements Outcome {

        @Override
        public String variable() {
            return after.entry().id().variable();
        }
    }

    /**
     * It is refused.
     *
     * @param problem what the report alone would have been answered
     */
    record Refused(String variable, Problem problem) implements Outcome {}
}
