package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * All scores of one office in one round: its sub-indicators in plan order, and the three totals.
 *
 * @param official by the plan's policy
 * @param selfAssessed over everything assigned, whatever the policy: the office's own view counts what it has not reported as 1.0000
 * @param ifAllConfirmed by the plan's policy
 */
public record OfficeScores(
        List<Line> subIndicators, OfficeTotal official, OfficeTotal selfAssessed, OfficeTotal ifAllConfirmed) {

    /**
     * A sub-indicator that is assigned to the office.
     *
     * @param variables the states of all of its variables
     */
    public record Assigned(String code, BigDecimal weight, Scoring scoring, List<VariableState> variables) {}

    /** A sub-indicator with its scores. */
    public record Line(String code, BigDecimal weight, SubIndicatorScore scores) {}

    public static OfficeScores of(TotalPolicy policy, List<Assigned> assigned) {
        List<Line> lines = new ArrayList<>();
        for (Assigned each : assigned) {
            lines.add(new Line(each.code(), each.weight(), SubIndicatorScore.of(each.scoring(), each.variables())));
        }
        return new OfficeScores(
                List.copyOf(lines),
                total(policy, lines, SubIndicatorScore::official, SubIndicatorScore::decided),
                total(TotalPolicy.UNDECIDED_COUNTS_ONE, lines, SubIndicatorScore::selfAssessed, line -> true),
                total(policy, lines, SubIndicatorScore::ifAllConfirmed, SubIndicatorScore::decidedIfAllConfirmed));
    }

    private static OfficeTotal total(
            TotalPolicy policy,
            List<Line> lines,
            Function<SubIndicatorScore, Graded> which,
            Predicate<SubIndicatorScore> decided) {
        List<OfficeTotal.Part> parts = new ArrayList<>();
        for (Line line : lines) {
            parts.add(new OfficeTotal.Part(
                    line.weight(), which.apply(line.scores()).score(), decided.test(line.scores())));
        }
        return OfficeTotal.of(policy, parts);
    }
}
