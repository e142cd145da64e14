package org.rabrong.confirmation.decision;

import java.util.List;

/** Items of one variable of a round that these offices are asked for no more. */
public record RemovedItems(String round, String variable, List<String> offices) {}
