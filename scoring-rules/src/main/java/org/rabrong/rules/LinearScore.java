package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import org.rabrong.rules.formula.FormulaLimits;
import org.rabrong.rules.formula.Rational;

/**
 * Five levels t1..t5, ascending (more is better) or descending (less is better). Between ti and ti+1 the score is i + (x − ti)/(ti+1 − ti):
 * exactly i on ti. Before t1 it is 1, beyond t5 it is 5 (spec §6).
 */
final class LinearScore implements ScoreKind {

    private static final int LEVELS = 5;

    @Override
    public Outcome score(Rational x, List<BigDecimal> levels) {
        if (levels.size() != LEVELS || !levels.stream().allMatch(FormulaLimits::fits) || !inOrder(levels)) {
            return new Unscored(Reason.of(Reason.LEVELS_INVALID));
        }
        boolean ascending = levels.getFirst().compareTo(levels.getLast()) < 0;
        if (!reaches(x, levels.getFirst(), ascending)) {
            return new Scored(Rational.ONE);
        }
        for (int i = LEVELS; i >= 1; i--) {
            BigDecimal level = levels.get(i - 1);
            if (reaches(x, level, ascending)) {
                return new Scored(i == LEVELS ? Rational.of(LEVELS) : between(x, i, level, levels.get(i)));
            }
        }
        throw new AssertionError("x reaches t1, so one of the levels was found");
    }

    private static Rational between(Rational x, int i, BigDecimal level, BigDecimal next) {
        Rational t = Rational.of(level);
        return Rational.of(i).plus(x.minus(t).dividedBy(Rational.of(next).minus(t)));
    }

    private static boolean reaches(Rational x, BigDecimal level, boolean ascending) {
        int order = x.compareTo(Rational.of(level));
        return ascending ? order >= 0 : order <= 0;
    }

    /** Strictly: two equal levels would leave no way between them. */
    private static boolean inOrder(List<BigDecimal> levels) {
        int direction = levels.get(1).compareTo(levels.get(0));
        for (int i = 1; i < LEVELS; i++) {
            int step = levels.get(i).compareTo(levels.get(i - 1));
            if (step == 0 || step != direction) {
                return false;
            }
        }
        return true;
    }
}
