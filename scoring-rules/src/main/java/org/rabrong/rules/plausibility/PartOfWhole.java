package org.rabrong.rules.plausibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.formula.Formula;
import org.rabrong.rules.formula.Ratio;

/** Which variable counts a part of what another one counts, as far as a sub-indicator's scoring tells. */
public final class PartOfWhole {

    private PartOfWhole() {}

    /**
     * The formula's ratio, where more of it is better: then it is a share, whose numerator should not be above its denominator. Where less is
     * better, such as fuel used against fuel allowed, being above is a poor result, but no sign of a wrong number.
     *
     * @param formula null where there is none
     * @param levels t1 to t5
     */
    public static Optional<Ratio> in(@Nullable String formula, List<BigDecimal> levels) {
        return formula == null || isLessBetter(levels) ? Optional.empty() : Ratio.of(Formula.of(formula));
    }

    private static boolean isLessBetter(List<BigDecimal> levels) {
        return levels.size() > 1 && levels.getLast().compareTo(levels.getFirst()) < 0;
    }
}
