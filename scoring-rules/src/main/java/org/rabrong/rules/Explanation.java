package org.rabrong.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a result is what it is: a tree whose leaves are reported values and decisions.
 *
 * @param rule id of a row of {@link ScoringRules}
 * @param inputs what the rule was applied to, by name
 * @param result what came out
 * @param reason why nothing could be computed; null where it was
 * @param because what the inputs rest on
 */
public record Explanation(
        String rule,
        Map<String, String> inputs,
        String result,
        @Nullable Reason reason,
        List<Explanation> because) {

    static Explanation of(String rule, Map<String, String> inputs, String result, List<Explanation> because) {
        return new Explanation(rule, inputs, result, null, because);
    }

    /** Name, value, name, value, …, in this order. */
    public static Map<String, String> named(String... namesAndValues) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return inputs;
    }
}
