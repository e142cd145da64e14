package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.plausibility.PlausibilityRules;
import org.rabrong.rules.plausibility.ReportedFigure;
import org.rabrong.rules.plausibility.ReportedFigure.Denominator;
import org.rabrong.rules.plausibility.Warning;

/**
 * What an item's value is compared with, and what its office says about it, read in the same query as the item. The rules are those that warned
 * the office ({@link PlausibilityRules}), so that both sides see the same.
 *
 * @param previous of the latest earlier round of the plan in which the item was asked for; null if there is none
 * @param deviationPercent the plan's: how far a value may be from the previous one; 0 means any
 * @param denominator the variable that this one is a part of, at the same office in the same round; null if there is none
 * @param files of the office itself
 * @param explanations of the revision that stands, by rule
 */
public record Comparison(
        @Nullable Previous previous,
        int deviationPercent,
        @Nullable Denominator denominator,
        boolean evidenceRequired,
        int files,
        Map<String, Explanation> explanations) {

    /**
     * What stands in an earlier round.
     *
     * @param value null where nothing was reported
     */
    public record Previous(String round, @Nullable BigDecimal value) {}

    /**
     * What the office says about a warning.
     *
     * @param by name of the person
     */
    public record Explanation(String text, String by, Instant at) {}

    /** A warning, with the office's explanation where there is one. */
    public record Doubt(Warning warning, @Nullable Explanation explanation) {}

    /** What is doubtful about the value, in the order of the rules; nothing where there is no value. */
    List<Doubt> doubtsAbout(@Nullable BigDecimal value) {
        if (value == null) {
            return List.of();
        }
        ReportedFigure figure = new ReportedFigure(
                value,
                previous == null ? null : previous.value(),
                deviationPercent,
                denominator,
                evidenceRequired,
                files);
        return PlausibilityRules.warningsAbout(figure).stream()
                .map(warning -> new Doubt(warning, explanations.get(warning.rule())))
                .toList();
    }
}
