package org.rabrong.indicator.plan;

/**
 * A round that a plan's file asks for.
 *
 * @param months length of the period that it reports, from October: 6, 9 or 12
 */
public record PlannedRound(String plan, String programme, int fiscalYear, int months, String nameTh) {}
