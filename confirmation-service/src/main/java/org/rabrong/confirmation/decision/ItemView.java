package org.rabrong.confirmation.decision;

import java.util.List;
import org.rabrong.confirmation.decision.Comparison.Doubt;

/** An item as it stands, with what surrounds it: the answer to a decision and a row of a worklist. */
public record ItemView(ItemId id, String subIndicator, ItemState state, ItemFacts facts) {

    /** What is doubtful about its value. */
    public List<Doubt> doubts() {
        return facts.comparison().doubtsAbout(state.value());
    }
}
