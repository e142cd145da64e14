package org.rabrong.document.evidence.messaging;

import org.rabrong.document.evidence.DateWindow;

/** A round with its windows (schema {@code round.json}). */
record RoundScheduled(String round, DateWindow reporting, DateWindow certification) {

    static final String TYPE = "org.rabrong.rounds.scheduled.v1";
}
