package org.rabrong.scoring.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some cards of a round.
 *
 * @param next where the next page begins; null on the last
 */
public record Page(List<ScoreCard> cards, @Nullable String next) {}
