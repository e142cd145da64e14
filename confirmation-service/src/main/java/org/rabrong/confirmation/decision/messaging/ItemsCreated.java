package org.rabrong.confirmation.decision.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.Actor;
import org.rabrong.confirmation.decision.NewItems;

/** What indicator-service tells ({@code contracts/events/schemas/items-created.json}). */
record ItemsCreated(
        String round,
        String plan,
        String subIndicator,
        String variable,
        String bureau,
        List<String> offices,
        @Nullable String carryForwardFrom,
        By by) {

    record By(String id, String name, String organisation) {}

    NewItems toNewItems(Instant at) {
        Actor actor = new Actor(by.id(), by.name(), by.organisation());
        return new NewItems(round, plan, subIndicator, variable, bureau, offices, carryForwardFrom, actor, at);
    }
}
