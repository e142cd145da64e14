package org.rabrong.submission.entry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.plausibility.Warning;
import org.rabrong.rules.text.ReasonTexts;

/**
 * Something doubtful about a value, in the reader's language.
 *
 * @param explanation of the office, null while there is none
 */
public record WarningResponse(
        String rule, String message, List<String> arguments, WarningResponse.@Nullable Said explanation) {

    /** @param by name of the person */
    public record Said(String text, String by, Instant at) {}

    /** The warnings about the item's value, with what the office said of them. */
    public static List<WarningResponse> of(Item item, ReasonTexts.Language texts) {
        return item.warnings().stream()
                .map(warning -> from(warning, item.entry(), texts))
                .toList();
    }

    private static WarningResponse from(Warning warning, Entry entry, ReasonTexts.Language texts) {
        return new WarningResponse(
                warning.rule(),
                texts.warning(warning),
                warning.arguments(),
                entry.explanationOf(warning.rule())
                        .map(said -> new Said(said.text(), said.by(), said.at()))
                        .orElse(null));
    }
}
