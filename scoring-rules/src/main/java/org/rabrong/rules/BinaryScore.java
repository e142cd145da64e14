package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import org.rabrong.rules.formula.Rational;

/** Done or not: 1 is 5.0000, 0 is 1.0000 (spec §6). Nothing lies between. */
final class BinaryScore implements ScoreKind {

    @Override
    public Outcome score(Rational x, List<BigDecimal> levels) {
        if (x.equals(Rational.ONE)) {
            return new Scored(Rational.of(5));
        }
        return x.isZero() ? new Scored(Rational.ONE) : new Unscored(Reason.of(Reason.NOT_BINARY, x.shown()));
    }
}
