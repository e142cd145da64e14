package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** All scores of one office in one round: its sub-indicators in plan order, and the three totals over them. */
public record OfficeScores(List<Line> subIndicators, ThreeTotals total) {

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
                ThreeTotals.of(
                        policy,
                        lines.stream()
                                .map(line -> ThreeTotals.Part.of(line.weight(), line.scores()))
                                .toList()));
    }
}
