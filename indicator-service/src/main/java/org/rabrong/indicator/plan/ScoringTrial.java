package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanFinding.Severity;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.rules.Explanation;
import org.rabrong.rules.Graded;
import org.rabrong.rules.ItemStatus;
import org.rabrong.rules.Reason;
import org.rabrong.rules.Scoring;
import org.rabrong.rules.SubIndicatorScore;
import org.rabrong.rules.VariableState;
import org.rabrong.rules.formula.Formula;
import org.rabrong.rules.formula.FormulaLimits;
import org.rabrong.rules.formula.FormulaResult;
import org.rabrong.rules.formula.FormulaResult.Failure;
import org.rabrong.rules.formula.FormulaResult.Value;
import org.rabrong.rules.text.ReasonTexts;

/**
 * One sub-indicator's scoring, checked and computed with example values by the engine that will score: nothing is kept, and whatever text
 * is given, what is wrong with it is a finding.
 */
final class ScoringTrial {

    private static final Pattern NUMBER = Pattern.compile(
            "-?[0-9]{1,%d}(\\.[0-9]{1,%d})?".formatted(FormulaLimits.MAX_DIGITS, FormulaLimits.MAX_DIGITS));
    private static final Pattern VARIABLE = Pattern.compile("[A-Z]");

    private final List<Finding> findings = new ArrayList<>();

    private ScoringTrial() {}

    /**
     * Something that is wrong.
     *
     * @param field {@code scoring.formula}, {@code values.A}
     * @param position as in {@link PlanFinding}
     */
    record Finding(String field, String rule, Severity severity, List<String> arguments, int position) {}

    /**
     * What came out.
     *
     * @param value of the formula, for people; null where there is none
     * @param score with four places; null where there is none
     * @param because how it came about, innermost step first
     */
    record Result(
            List<Finding> findings,
            @Nullable String value,
            @Nullable String score,
            List<Explanation> because) {

        List<String> becauseIn(ReasonTexts.Language texts) {
            return because.stream()
                    .map(step -> texts.rule(step.rule()) + ": " + inputs(step) + " → " + step.result())
                    .toList();
        }

        private static String inputs(Explanation step) {
            return step.inputs().entrySet().stream()
                    .map(input -> "formula".equals(input.getKey()) || "levels".equals(input.getKey())
                            ? input.getValue()
                            : input.getKey() + " = " + input.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Tries.
     *
     * @param kind any text, levels and values too: a person is typing them
     */
    static Result of(
            String kind,
            @Nullable String formula,
            List<String> levels,
            List<String> variables,
            Map<String, @Nullable String> values) {
        return new ScoringTrial().run(kind, formula, levels, variables, values);
    }

    private Result run(
            String kindText,
            @Nullable String formula,
            List<String> levelTexts,
            List<String> variables,
            Map<String, @Nullable String> valueTexts) {
        ScoringKind kind = kind(kindText);
        Set<String> ids = ids(variables);
        List<BigDecimal> levels = levels(levelTexts);
        Map<String, @Nullable BigDecimal> values = values(ids, valueTexts);
        if (kind == null || levels == null) {
            return new Result(findings, null, null, List.of());
        }
        for (ScoringCheck.Fault fault : ScoringCheck.faults(kind, formula, levels, ids, Set.of())) {
            error(
                    "scoring." + fault.field(),
                    fault.position(),
                    fault.rule(),
                    fault.arguments().toArray());
        }
        if (kind == ScoringKind.LINEAR && ids.isEmpty()) {
            error("variables", 0, "no-variable");
            return new Result(findings, null, null, List.of());
        }
        if (kind != ScoringKind.LINEAR && ids.size() != 1) {
            error("variables", 0, "kind-one-variable", kind);
        }
        String text = kind == ScoringKind.LINEAR
                ? formula
                : ids.size() == 1 ? ids.iterator().next() : null;
        return text == null || values.containsValue(null)
                ? new Result(findings, null, null, List.of())
                : compute(new Scoring(kind.name(), text, levels), text, values);
    }

    private Result compute(Scoring scoring, String text, Map<String, @Nullable BigDecimal> values) {
        FormulaResult result = Formula.of(text).evaluate(values);
        if (result instanceof Failure failure) {
            tell(failure);
        }
        if (!(result instanceof Value(var x))) {
            return new Result(findings, null, null, List.of());
        }
        List<VariableState> states = values.entrySet().stream()
                .map(value -> new VariableState(
                        value.getKey(), value.getKey(), ItemStatus.CONFIRMED, value.getValue(), 1, null))
                .toList();
        Graded graded = SubIndicatorScore.of(scoring, states).official();
        Reason reason = graded.reason();
        if (reason != null) {
            if (reason.code().equals(Reason.NO_LEVEL) || reason.code().equals(Reason.NOT_BINARY)) {
                error("values." + text, 0, "trial-" + reason.code(), x.shown());
            }
            return new Result(findings, x.shown(), null, List.of());
        }
        return new Result(findings, x.shown(), graded.score().toString(), steps(graded.explanation()));
    }

    /** From the formula outwards; the values themselves and the statuses are no news here. */
    private static List<Explanation> steps(Explanation explanation) {
        List<Explanation> steps = new ArrayList<>();
        collect(explanation, steps);
        return steps.reversed();
    }

    private static void collect(Explanation explanation, List<Explanation> steps) {
        if (!explanation.rule().equals("OFFICIAL") && !explanation.rule().equals("VALUE")) {
            steps.add(explanation);
        }
        explanation.because().forEach(inner -> collect(inner, steps));
    }

    /** What only shows when it is computed; unknown variables and what cannot be read were told before. */
    private void tell(Failure failure) {
        switch (failure.kind()) {
            case DIVISION_BY_ZERO ->
                error("scoring.formula", failure.position(), "trial-division-by-zero", failure.position());
            case TOO_MANY_DIGITS -> {
                if (findings.stream().noneMatch(finding -> finding.rule().equals("formula-too-many-digits"))) {
                    error("scoring.formula", failure.position(), "trial-too-many-digits");
                }
            }
            default -> {}
        }
    }

    private @Nullable ScoringKind kind(String text) {
        for (ScoringKind kind : ScoringKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        error("scoring.kind", 0, "trial-kind", text.length() <= 20 ? text : text.substring(0, 20) + "…");
        return null;
    }

    private Set<String> ids(List<String> variables) {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : variables) {
            if (!VARIABLE.matcher(id).matches()) {
                error("variables", 0, "variable-id");
            } else if (!ids.add(id)) {
                error("variables", 0, "code-twice", id);
            }
        }
        return ids;
    }

    private @Nullable List<BigDecimal> levels(List<String> texts) {
        List<BigDecimal> levels = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            BigDecimal level = number(texts.get(i));
            if (level == null) {
                error("scoring.levels", i + 1, "trial-number");
            } else {
                levels.add(level);
            }
        }
        return levels.size() == texts.size() ? levels : null;
    }

    /** A value for each variable, null where none is given or it is no number. */
    private Map<String, @Nullable BigDecimal> values(Set<String> ids, Map<String, @Nullable String> texts) {
        Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
        for (String id : ids) {
            String text = texts.get(id);
            BigDecimal value = text == null ? null : number(text);
            if (text == null || text.isBlank()) {
                findings.add(new Finding("values." + id, "trial-value-missing", Severity.WARNING, List.of(id), 0));
            } else if (value == null) {
                error("values." + id, 0, "trial-number");
            }
            values.put(id, value);
        }
        for (String name : texts.keySet()) {
            if (!ids.contains(name)) {
                String shown = name.length() <= 20 ? name : name.substring(0, 20) + "…";
                findings.add(
                        new Finding("values." + shown, "trial-value-unknown", Severity.WARNING, List.of(shown), 0));
            }
        }
        return values;
    }

    private static @Nullable BigDecimal number(String text) {
        String stripped = text.length() > 2 * FormulaLimits.MAX_DIGITS + 10 ? text : text.strip();
        return NUMBER.matcher(stripped).matches() ? new BigDecimal(stripped) : null;
    }

    private void error(String field, int position, String rule, Object... arguments) {
        List<String> texts = List.of(arguments).stream().map(String::valueOf).toList();
        findings.add(new Finding(field, rule, Severity.ERROR, texts, position));
    }
}
