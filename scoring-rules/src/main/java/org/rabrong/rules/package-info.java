/**
 * The scoring rules in pure Java, exact and without side effects: begin with {@link org.rabrong.rules.ScoringRules}. Depends on
 * nothing but its own {@code formula}, as does {@code plausibility}: no Spring, no database, no messaging (a test holds that).
 */
@NullMarked
package org.rabrong.rules;

import org.jspecify.annotations.NullMarked;
