package org.rabrong.document.evidence.messaging;

import java.util.List;

/** Items of one variable of a round are asked of these offices no more (schema {@code items-removed.json}). */
record ItemsRemoved(String round, String variable, List<String> offices) {

    static final String TYPE = "org.rabrong.rounds.items-removed.v1";
}
