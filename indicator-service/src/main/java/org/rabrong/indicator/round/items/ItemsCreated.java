package org.rabrong.indicator.round.items;

import java.util.List;

/** Event: items of one variable of a round were created, one for each of the offices. */
public record ItemsCreated(
        String round,
        String plan,
        int planVersion,
        String subIndicator,
        String variable,
        String bureau,
        List<String> offices) {

    public static final String TYPE = "org.rabrong.rounds.items-created.v1";
}
