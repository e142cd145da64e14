package org.rabrong.scoring.report.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.scoring.report.Page;

/** A page of cards; {@code next} is the cursor of the following one. */
record ScoreCardPage(
        List<ScoreCardResponse> items, @Nullable String next) {

    static ScoreCardPage from(Page page, ReasonTexts.Language texts) {
        return new ScoreCardPage(
                page.cards().stream()
                        .map(card -> ScoreCardResponse.from(card, texts))
                        .toList(),
                page.next());
    }
}
