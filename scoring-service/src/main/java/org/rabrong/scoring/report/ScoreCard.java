package org.rabrong.scoring.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.scoring.score.ItemState;
import org.rabrong.scoring.score.KeptScores;
import org.rabrong.scoring.score.OfficeRound;

/**
 * One office's scores as one person may see them.
 *
 * @param total null for who sees only a part, and before the office has items
 * @param indicators those of which a line is there, in plan order; null where they are not asked for
 */
public record ScoreCard(
        OfficeRound officeRound,
        String officeNameTh,
        KeptScores.@Nullable Three total,
        @Nullable List<Indicator> indicators,
        List<Line> lines) {

    /** One indicator's totals over its lines that are there. */
    public record Indicator(String code, KeptScores.Three scores) {}

    /**
     * One sub-indicator.
     *
     * @param items what the scores were computed from; null where they are not asked for
     */
    public record Line(
            KeptScores.Line scores, String nameTh, @Nullable List<ItemState> items) {}

    static ScoreCard empty(OfficeRound officeRound, String officeNameTh) {
        return new ScoreCard(officeRound, officeNameTh, null, List.of(), List.of());
    }
}
