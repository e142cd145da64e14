package org.rabrong.submission.entry;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One step of a value's history. Steps are only ever added.
 *
 * @param sequence counts the steps of the item from 1
 * @param byId subject of the person's token
 * @param byName the person's name at that time
 * @param value that stands after the step
 * @param previousValue that stood before it, carried forward or reported
 * @param revision after the step
 * @param rule the warning that was explained
 * @param text the explanation
 * @param through what allowed the change
 * @param throughUntil last day of that
 * @param imported came from an Excel file
 */
public record EntryStep(
        ItemId id,
        long sequence,
        Kind step,
        Instant at,
        String byId,
        String byName,
        @Nullable String value,
        @Nullable String previousValue,
        long revision,
        @Nullable String rule,
        @Nullable String text,
        ReportingRules.Through through,
        LocalDate throughUntil,
        boolean imported) {

    /** What happened. */
    public enum Kind {
        REPORTED,
        CLEARED,
        EXPLAINED,
        EXPLANATION_WITHDRAWN
    }
}
