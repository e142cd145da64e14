package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import org.rabrong.rules.formula.Rational;

/** The value is the score: the level from 1 to 5 that was reached (spec §6). A value outside is no level. */
final class LevelScore implements ScoreKind {

    @Override
    public Outcome score(Rational x, List<BigDecimal> levels) {
        boolean level = x.compareTo(Rational.ONE) >= 0 && x.compareTo(Rational.of(5)) <= 0;
        return level ? new Scored(x) : new Unscored(Reason.of(Reason.NO_LEVEL, x.shown()));
    }
}
