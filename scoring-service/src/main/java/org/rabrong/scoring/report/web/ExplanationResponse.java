package org.rabrong.scoring.report.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.Explanation;
import org.rabrong.rules.Graded;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.scoring.report.ScoreReason;
import org.rabrong.scoring.score.ItemState;

/**
 * Why a score is what it is: a tree whose leaves are reported values with the decisions on them.
 *
 * @param rule id of a scoring rule
 * @param text what the rule says, in the reader's language
 * @param reason why nothing could be computed, in the reader's language; null where it was
 */
record ExplanationResponse(
        String rule,
        String text,
        Map<String, String> inputs,
        String result,
        @Nullable String reason,
        List<ExplanationResponse> because) {

    static ExplanationResponse from(ScoreReason reason, ReasonTexts.Language texts) {
        Map<String, String> inputs = Explanation.named(
                "round", reason.officeRound().round(),
                "office", reason.officeRound().office(),
                "subIndicator", reason.subIndicator().code(),
                "nameTh", reason.subIndicator().nameTh(),
                "weight", reason.subIndicator().weight(),
                "plan", reason.plan().plan(),
                "planVersion", String.valueOf(reason.plan().version()),
                "policy", reason.plan().policy().name());
        List<Graded> three = List.of(
                reason.scores().official(),
                reason.scores().selfAssessed(),
                reason.scores().ifAllConfirmed());
        return new ExplanationResponse(
                "SUB_INDICATOR",
                texts.rule("SUB_INDICATOR"),
                inputs,
                reason.scores().official().score().toString(),
                texts.because(reason.scores().because()),
                three.stream()
                        .map(graded -> from(graded.explanation(), reason.items(), texts))
                        .toList());
    }

    private static ExplanationResponse from(
            Explanation explanation, List<ItemState> items, ReasonTexts.Language texts) {
        return new ExplanationResponse(
                explanation.rule(),
                texts.rule(explanation.rule()),
                withDecision(explanation.inputs(), items),
                explanation.result(),
                texts.because(explanation.reason()),
                explanation.because().stream()
                        .map(child -> from(child, items, texts))
                        .toList());
    }

    /** A variable's leaf also says whose step its status is. */
    private static Map<String, String> withDecision(Map<String, String> inputs, List<ItemState> items) {
        Optional<ItemState> found = items.stream()
                .filter(item -> item.variable().equals(inputs.get("variable")))
                .findFirst();
        if (found.isEmpty()) {
            return inputs;
        }
        ItemState item = found.get();
        Map<String, String> all = new LinkedHashMap<>(inputs);
        put(all, "by", item.byName());
        put(all, "organisation", item.byOrganisation());
        Instant at = item.at();
        put(all, "at", at == null ? null : at.toString());
        put(all, "decisionReason", item.reason());
        return all;
    }

    private static void put(Map<String, String> inputs, String name, @Nullable String value) {
        if (value != null) {
            inputs.put(name, value);
        }
    }
}
