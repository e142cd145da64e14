package org.rabrong.confirmation.decision.messaging;

import java.time.LocalDate;

/** What this service needs of {@code contracts/events/schemas/round.json}. */
record RoundScheduled(
        String round, String plan, int planVersion, int months, String nameTh, Window reporting, Window certification) {

    record Window(LocalDate opens, LocalDate closes) {}
}
