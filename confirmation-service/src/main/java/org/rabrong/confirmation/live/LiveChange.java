package org.rabrong.confirmation.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.rabrong.confirmation.decision.ItemStatus;

/** Some items of a round took a step; the counts are those of their variables as they are now. */
record LiveChange(Collection<Item> items, List<Counts> counts) {

    record Item(String variable, String office) {}

    /** @param counts offices by status */
    record Counts(String variable, Map<ItemStatus, Integer> counts) {}
}
