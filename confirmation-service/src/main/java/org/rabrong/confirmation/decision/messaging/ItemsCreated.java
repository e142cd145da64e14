package org.rabrong.confirmation.decision.messaging;

import java.util.List;
import org.rabrong.confirmation.decision.NewItems;

/** What indicator-service tells ({@code contracts/events/schemas/items-created.json}). */
record ItemsCreated(
        String round, String plan, String subIndicator, String variable, String bureau, List<String> offices) {

    NewItems toNewItems() {
        return new NewItems(round, plan, subIndicator, variable, bureau, offices);
    }
}
