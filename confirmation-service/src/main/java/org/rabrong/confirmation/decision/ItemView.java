package org.rabrong.confirmation.decision;

/** An item as it stands, with what surrounds it: the answer to a decision and a row of a worklist. */
public record ItemView(ItemId id, String subIndicator, ItemState state, ItemFacts facts) {}
