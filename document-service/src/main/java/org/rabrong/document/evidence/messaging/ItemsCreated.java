package org.rabrong.document.evidence.messaging;

import java.util.List;

/** Items of one variable of a round, one per office (schema {@code items-created.json}). */
record ItemsCreated(String round, String variable, String bureau, List<String> offices) {

    static final String TYPE = "org.rabrong.rounds.items-created.v1";
}
