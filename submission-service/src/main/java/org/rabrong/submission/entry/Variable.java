package org.rabrong.submission.entry;

import org.jspecify.annotations.Nullable;

/**
 * A variable as the round's version of the plan has it.
 *
 * @param position in the plan's order, from 1
 * @param description for the reporter
 * @param deviationPercent of the plan: how far a value may be from last round's without a warning
 */
public record Variable(
        int position,
        String subIndicator,
        String nameTh,
        @Nullable String description,
        String unitTh,
        ValueRules rules,
        boolean evidenceRequired,
        int deviationPercent) {}
