package org.rabrong.scoring.score.messaging;

import java.util.List;

/** Items of one variable of a round, one per office (schema {@code items-created.json}). */
record ItemsCreated(
        String round, String plan, int planVersion, String subIndicator, String variable, List<String> offices) {

    static final String TYPE = "org.rabrong.rounds.items-created.v1";
}
