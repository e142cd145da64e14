package org.rabrong.indicator.round.items;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Event: items of one variable of a round are asked of these offices no more; what was reported is kept everywhere.
 *
 * @param reason why, where a reason was given
 */
public record ItemsRemoved(
        String round,
        String subIndicator,
        String variable,
        List<String> offices,
        @Nullable String reason,
        Actor by,
        Instant at) {

    public static final String TYPE = "org.rabrong.rounds.items-removed.v1";
}
