package org.rabrong.confirmation.decision.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.Comparison.Doubt;
import org.rabrong.confirmation.decision.Comparison.Explanation;
import org.rabrong.rules.text.ReasonTexts.Language;

/**
 * What looks implausible about a value, in the reader's language.
 *
 * @param rule of {@code org.rabrong.rules.plausibility}
 * @param explanation the office's, for the revision that stands; null while there is none
 */
public record WarningResponse(
        String rule,
        String message,
        List<String> arguments,
        @Nullable ExplanationResponse explanation) {

    /** @param by name of the person */
    public record ExplanationResponse(String text, String by, Instant at) {

        static ExplanationResponse from(Explanation explanation) {
            return new ExplanationResponse(explanation.text(), explanation.by(), explanation.at());
        }
    }

    static WarningResponse from(Doubt doubt, Language texts) {
        Explanation explanation = doubt.explanation();
        return new WarningResponse(
                doubt.warning().rule(),
                texts.warning(doubt.warning()),
                doubt.warning().arguments(),
                explanation == null ? null : ExplanationResponse.from(explanation));
    }
}
