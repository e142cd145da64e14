package org.rabrong.scoring.report;

import java.util.List;
import org.rabrong.rules.SubIndicatorScore;
import org.rabrong.scoring.score.ItemState;
import org.rabrong.scoring.score.OfficeRound;
import org.rabrong.scoring.score.PublishedPlan;

/** Everything that the explanation of one sub-indicator's scores at one office rests on. */
public record ScoreReason(
        OfficeRound officeRound,
        PublishedPlan plan,
        PublishedPlan.SubIndicator subIndicator,
        SubIndicatorScore scores,
        List<ItemState> items) {}
