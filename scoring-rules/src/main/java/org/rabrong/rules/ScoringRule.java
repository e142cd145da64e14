package org.rabrong.rules;

import org.jspecify.annotations.Nullable;

/**
 * One row of {@link ScoringRules}.
 *
 * @param id stable; part of explanations
 * @param what it says
 * @param source where it is laid down
 * @param kind how it makes a score of x; null for rules that are no kind of scoring
 */
public record ScoringRule(
        String id, String what, String source, @Nullable ScoreKind kind) {}
