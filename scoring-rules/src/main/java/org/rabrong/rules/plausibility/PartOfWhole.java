package org.rabrong.rules.plausibility;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.formula.Formula;
import org.rabrong.rules.formula.Ratio;

/**
 * Which variable counts a part of what another one counts, as far as a sub-indicator's scoring tells.
 *
 * @param part code of the variable
 * @param whole code of the other
 */
public record PartOfWhole(String part, String whole) {

    /**
     * The formula's ratio, where more of it is better: then it is a share, whose numerator should not be above its denominator. Where less is
     * better, such as fuel used against fuel allowed, being above is a poor result, but no sign of a wrong number.
     *
     * @param formula null where there is none
     * @param levels t1 to t5
     * @param codes of the sub-indicator's variables, by their names in the formula; empty if one of the two is not there
     */
    public static Optional<PartOfWhole> in(
            @Nullable String formula, List<BigDecimal> levels, Map<String, String> codes) {
        if (formula == null || isLessBetter(levels)) {
            return Optional.empty();
        }
        return Ratio.of(Formula.of(formula)).flatMap(ratio -> {
            String part = codes.get(ratio.numerator());
            String whole = codes.get(ratio.denominator());
            return part == null || whole == null ? Optional.empty() : Optional.of(new PartOfWhole(part, whole));
        });
    }

    private static boolean isLessBetter(List<BigDecimal> levels) {
        return levels.size() > 1 && levels.getLast().compareTo(levels.getFirst()) < 0;
    }
}
