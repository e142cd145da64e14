package org.rabrong.confirmation.decision;

import java.util.List;

/**
 * Items of one variable of a round that come into being, one per office.
 *
 * @param bureau certifies the variable by the plan's version at that time
 */
public record NewItems(
        String round, String plan, String subIndicator, String variable, String bureau, List<String> offices) {}
