package org.rabrong.confirmation.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an item: old and new, who, when, why.
 *
 * @param sequence counts the steps of the item from 1, without gaps
 * @param why reason of this very step, null where it has none
 */
public record Change(
        ItemId item,
        String subIndicator,
        long sequence,
        ItemState before,
        ItemState after,
        Actor by,
        Instant at,
        @Nullable String why) {}
