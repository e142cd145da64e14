package org.rabrong.scoring.score.messaging;

/** What scoring needs of a round (schema {@code round.json}). */
record RoundScheduled(String round, String plan, int planVersion) {

    static final String TYPE = "org.rabrong.rounds.scheduled.v1";
}
