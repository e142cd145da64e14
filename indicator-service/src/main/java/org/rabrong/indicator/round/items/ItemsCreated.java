package org.rabrong.indicator.round.items;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Event: items of one variable of a round were created or are asked for again, one for each of the offices.
 *
 * @param carryForwardFrom round whose value and decision they start with; null where nothing is carried forward
 * @param by who asked for it; the system for offices that were announced later and for data that came back
 */
public record ItemsCreated(
        String round,
        String plan,
        int planVersion,
        String subIndicator,
        String variable,
        String bureau,
        List<String> offices,
        @Nullable String carryForwardFrom,
        Actor by) {

    public static final String TYPE = "org.rabrong.rounds.items-created.v1";
}
