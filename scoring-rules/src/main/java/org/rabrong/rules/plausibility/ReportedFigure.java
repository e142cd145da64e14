package org.rabrong.rules.plausibility;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value with all that its plausibility is judged by.
 *
 * @param value as it stands, reported or carried forward; null if there is none
 * @param previous value of the latest earlier round of the plan in which the office was asked for this variable; null if there is none
 * @param deviationPercent the plan's: how far the value may be from the previous one, in percent of that, 0 to 1000; 0 means any
 * @param denominator of the formula in which this variable is the numerator ({@link PartOfWhole}); null if there is none
 * @param evidenceRequired the variable asks for a file
 * @param files how many the office attached
 */
public record ReportedFigure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal previous,
        int deviationPercent,
        @Nullable Denominator denominator,
        boolean evidenceRequired,
        int files) {

    /**
     * The variable that this one is a part of.
     *
     * @param variable its code, such as {@code 2.B}
     * @param value as it stands at the same office in the same round; null if there is none
     */
    public record Denominator(String variable, @Nullable BigDecimal value) {}
}
