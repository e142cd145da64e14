package org.rabrong.confirmation.decision;

import java.time.Instant;
import org.rabrong.confirmation.decision.DecisionCommand.FromOffice;

/**
 * What an office reported or cleared, and submission-service accepted.
 *
 * @param at when the office did it
 */
public record OfficeReport(ItemId item, FromOffice command, Actor by, Instant at) {}
