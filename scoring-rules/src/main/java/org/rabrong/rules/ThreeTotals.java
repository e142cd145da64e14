package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The three totals over sub-indicators of one office: over all that are assigned, or over those of one indicator.
 *
 * @param official by the plan's policy
 * @param selfAssessed over everything given, whatever the policy: the office's own view counts what it has not reported as 1.0000
 * @param ifAllConfirmed by the plan's policy
 */
public record ThreeTotals(OfficeTotal official, OfficeTotal selfAssessed, OfficeTotal ifAllConfirmed) {

    /**
     * One sub-indicator's part of them: its weight, its scores as shown, and whether it is decided ({@link SubIndicatorScore}).
     *
     * @param weight percent, or any other unit
     */
    public record Part(
            BigDecimal weight,
            Score official,
            Score selfAssessed,
            Score ifAllConfirmed,
            boolean decided,
            boolean decidedIfAllConfirmed) {

        static Part of(BigDecimal weight, SubIndicatorScore scores) {
            return new Part(
                    weight,
                    scores.official().score(),
                    scores.selfAssessed().score(),
                    scores.ifAllConfirmed().score(),
                    scores.decided(),
                    scores.decidedIfAllConfirmed());
        }
    }

    public static ThreeTotals of(TotalPolicy policy, List<Part> parts) {
        return new ThreeTotals(
                total(policy, parts, Part::official, Part::decided),
                total(TotalPolicy.UNDECIDED_COUNTS_ONE, parts, Part::selfAssessed, part -> true),
                total(policy, parts, Part::ifAllConfirmed, Part::decidedIfAllConfirmed));
    }

    private static OfficeTotal total(
            TotalPolicy policy, List<Part> parts, Function<Part, Score> which, Predicate<Part> decided) {
        return OfficeTotal.of(
                policy,
                parts.stream()
                        .map(part -> new OfficeTotal.Part(part.weight(), which.apply(part), decided.test(part)))
                        .toList());
    }
}
