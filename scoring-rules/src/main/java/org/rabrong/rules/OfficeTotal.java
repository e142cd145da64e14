package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.formula.Rational;

/**
 * Σ(weight × score) / Σ(weight) over the shown scores of what is assigned to the office (spec §6), or of a part of it: one indicator's.
 *
 * @param reason why it is 1.0000 without having been computed; null where it was
 */
public record OfficeTotal(Score score, @Nullable Reason reason) {

    /**
     * One sub-indicator's part of a total.
     *
     * @param weight percent, or any other unit; below zero counts as zero
     * @param score as shown
     * @param decided the outcome is settled: matters where the policy leaves the others out
     */
    public record Part(BigDecimal weight, Score score, boolean decided) {}

    /** The total. The order of the parts does not matter. */
    public static OfficeTotal of(TotalPolicy policy, List<Part> parts) {
        List<Part> counted = policy == TotalPolicy.UNDECIDED_COUNTS_ONE
                ? parts
                : parts.stream().filter(Part::decided).toList();
        if (counted.isEmpty()) {
            return new OfficeTotal(Score.ONE, Reason.of(Reason.NOTHING_DECIDED));
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Part part : counted) {
            BigDecimal weight = part.weight().max(BigDecimal.ZERO);
            sum = sum.add(weight.multiply(part.score().value()));
            weights = weights.add(weight);
        }
        if (weights.signum() == 0) {
            return new OfficeTotal(Score.ONE, Reason.of(Reason.NO_WEIGHT));
        }
        return new OfficeTotal(Score.rounded(Rational.of(sum).dividedBy(Rational.of(weights))), null);
    }
}
