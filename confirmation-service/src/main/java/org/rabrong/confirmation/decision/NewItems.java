package org.rabrong.confirmation.decision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items of one variable of a round that are asked for, one per office: they come into being, or come back with all that they had.
 *
 * @param bureau certifies the variable by the plan's version at that time
 * @param carryForwardFrom earlier round whose value and decision stay in force; null where the offices report anew
 * @param by who created them
 * @param at when
 */
public record NewItems(
        String round,
        String plan,
        String subIndicator,
        String variable,
        String bureau,
        List<String> offices,
        @Nullable String carryForwardFrom,
        Actor by,
        Instant at) {}
