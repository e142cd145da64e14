package org.rabrong.indicator.plan;

import org.jspecify.annotations.Nullable;

/**
 * One thing in which two trees of a plan differ.
 *
 * @param field of a part that is CHANGED
 * @param from as text: the old value, the old parent's code or, among the same siblings, the old place from 1
 * @param message for people
 */
record PlanDifference(
        PlanPlace place,
        Kind kind,
        @Nullable String field,
        @Nullable String from,
        @Nullable String to,
        String message) {

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }
}
