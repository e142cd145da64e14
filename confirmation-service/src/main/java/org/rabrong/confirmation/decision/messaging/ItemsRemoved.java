package org.rabrong.confirmation.decision.messaging;

import java.util.List;
import org.rabrong.confirmation.decision.RemovedItems;

/** What this service needs of {@code contracts/events/schemas/items-removed.json}. */
record ItemsRemoved(String round, String variable, List<String> offices) {

    RemovedItems toRemovedItems() {
        return new RemovedItems(round, variable, offices);
    }
}
