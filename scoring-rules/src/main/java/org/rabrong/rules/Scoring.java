package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the plan wants a sub-indicator to be scored.
 *
 * @param kind a kind of {@link ScoringRules}: LINEAR, LEVEL, BINARY
 * @param formula gives x; null where x is the only variable's value
 * @param levels t1..t5 of LINEAR
 */
public record Scoring(String kind, @Nullable String formula, List<BigDecimal> levels) {}
