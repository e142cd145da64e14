package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import org.rabrong.rules.formula.Rational;

/** One kind of scoring: makes a score of the exact x. */
interface ScoreKind {

    /**
     * The score of x.
     *
     * @param levels t1..t5 of the plan; empty where the kind has none
     */
    Outcome score(Rational x, List<BigDecimal> levels);

    /** A score, or why there is none. */
    sealed interface Outcome {}

    /** The exact score from 1 to 5, before rounding. */
    record Scored(Rational exact) implements Outcome {}

    /** There is no score. */
    record Unscored(Reason reason) implements Outcome {}
}
