package org.rabrong.confirmation.decision.messaging;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.Actor;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.rabrong.confirmation.decision.ItemId;
import org.rabrong.confirmation.decision.OfficeReport;

/** What submission-service tells ({@code contracts/events/schemas/entry.json}). */
record Entry(
        String round,
        String variable,
        String office,
        long revision,
        @Nullable BigDecimal value,
        By by,
        Instant at) {

    record By(String id, String name, String organisation) {}

    OfficeReport toReport() {
        return new OfficeReport(
                new ItemId(round, variable, office),
                value == null ? new Clear(revision) : new Report(revision, value),
                new Actor(by.id(), by.name(), by.organisation()),
                at);
    }
}
