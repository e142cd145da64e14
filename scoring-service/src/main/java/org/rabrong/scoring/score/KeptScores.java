package org.rabrong.scoring.score;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.Graded;
import org.rabrong.rules.ItemStatus;
import org.rabrong.rules.OfficeScores;
import org.rabrong.rules.Reason;
import org.rabrong.rules.Score;
import org.rabrong.rules.SubIndicatorScore;
import org.rabrong.rules.ThreeTotals;
import org.rabrong.rules.TotalPolicy;

/**
 * An office's scores as they are kept and told: equal exactly when nobody could see a difference.
 *
 * @param lines in plan order
 */
public record KeptScores(OfficeRound officeRound, int planVersion, Three total, List<Line> lines) {

    /** No item is asked of the office (any more): it is in no report. */
    public boolean nothingAssigned() {
        return lines.isEmpty();
    }

    /** Official now, self-assessed, and official if all that awaits were confirmed. */
    public record Three(Score official, Score selfAssessed, Score ifAllConfirmed) {

        static Three of(ThreeTotals totals) {
            return new Three(
                    totals.official().score(),
                    totals.selfAssessed().score(),
                    totals.ifAllConfirmed().score());
        }
    }

    /** The totals over some of an office's lines: those of one indicator, or those that a person may see of it. */
    public static Three over(TotalPolicy policy, List<Line> lines) {
        return Three.of(ThreeTotals.of(policy, lines.stream().map(Line::toRule).toList()));
    }

    /**
     * One sub-indicator.
     *
     * @param weight decimal text, as in the plan
     * @param decided see {@link SubIndicatorScore#decided}; so is the next
     * @param because why it is 1.0000 without having been computed
     */
    public record Line(
            String code,
            int position,
            String weight,
            Three scores,
            ItemStatus status,
            boolean audited,
            boolean decided,
            boolean decidedIfAllConfirmed,
            @Nullable Reason because) {

        private ThreeTotals.Part toRule() {
            return new ThreeTotals.Part(
                    new BigDecimal(weight),
                    scores.official(),
                    scores.selfAssessed(),
                    scores.ifAllConfirmed(),
                    decided,
                    decidedIfAllConfirmed);
        }
    }

    static KeptScores of(OfficeRound officeRound, int planVersion, OfficeScores scores, List<String> plainWeights) {
        List<Line> lines = new ArrayList<>();
        for (OfficeScores.Line line : scores.subIndicators()) {
            SubIndicatorScore three = line.scores();
            int position = lines.size();
            lines.add(new Line(
                    line.code(),
                    position,
                    plainWeights.get(position),
                    new Three(score(three.official()), score(three.selfAssessed()), score(three.ifAllConfirmed())),
                    three.status(),
                    three.audited(),
                    three.decided(),
                    three.decidedIfAllConfirmed(),
                    three.because()));
        }
        return new KeptScores(officeRound, planVersion, Three.of(scores.total()), List.copyOf(lines));
    }

    /** {@code 2.50} is shown as {@code 2.5}. */
    static String plain(BigDecimal weight) {
        return weight.signum() == 0 ? "0" : weight.stripTrailingZeros().toPlainString();
    }

    private static Score score(Graded graded) {
        return graded.score();
    }
}
