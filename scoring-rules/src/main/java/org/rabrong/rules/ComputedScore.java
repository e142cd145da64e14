package org.rabrong.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.ScoreKind.Outcome;
import org.rabrong.rules.ScoreKind.Scored;
import org.rabrong.rules.ScoreKind.Unscored;
import org.rabrong.rules.formula.Formula;
import org.rabrong.rules.formula.FormulaResult;
import org.rabrong.rules.formula.Rational;

/** The score that the reported values give by the plan's formula and kind of scoring, whatever their statuses. */
final class ComputedScore {

    private ComputedScore() {}

    static Graded of(Scoring scoring, List<VariableState> variables) {
        ScoreKind kind = ScoringRules.kind(scoring.kind()).orElse(null);
        if (kind == null) {
            return cannot(Reason.of(Reason.UNKNOWN_KIND, scoring.kind()), scoring, variables);
        }
        String formula = formula(scoring, variables);
        if (formula == null) {
            return cannot(Reason.of(Reason.NO_FORMULA), scoring, variables);
        }
        Map<String, @Nullable BigDecimal> values = new LinkedHashMap<>();
        for (VariableState variable : variables) {
            values.put(variable.id(), variable.value());
        }
        return switch (Formula.of(formula).evaluate(values)) {
            case FormulaResult.Failure failure -> cannot(Reason.of(failure), scoring, variables);
            case FormulaResult.Value(Rational x) -> score(kind, x, formula, scoring, variables);
        };
    }

    /** Where the plan gives no formula, x is the value of the only variable. */
    private static @Nullable String formula(Scoring scoring, List<VariableState> variables) {
        String formula = scoring.formula();
        if (formula == null || formula.isBlank()) {
            return variables.size() == 1 ? variables.getFirst().id() : null;
        }
        return formula;
    }

    private static Graded score(
            ScoreKind kind, Rational x, String formula, Scoring scoring, List<VariableState> variables) {
        Outcome outcome = kind.score(x, scoring.levels());
        return switch (outcome) {
            case Unscored(Reason reason) -> cannot(reason, scoring, variables);
            case Scored(Rational exact) -> {
                Score score = Score.rounded(exact);
                yield new Graded(score, null, () -> explanation(score, exact, x, formula, scoring, variables));
            }
        };
    }

    private static Graded cannot(Reason reason, Scoring scoring, List<VariableState> variables) {
        return new Graded(
                Score.ONE,
                reason,
                () -> new Explanation(
                        "CANNOT_COMPUTE", describe(scoring), Score.ONE.toString(), reason, values(variables)));
    }

    private static Explanation explanation(
            Score score, Rational exact, Rational x, String formula, Scoring scoring, List<VariableState> variables) {
        Map<String, String> formulaInputs = Explanation.named("formula", formula);
        for (VariableState variable : variables) {
            BigDecimal value = variable.value();
            formulaInputs.put(variable.id(), value == null ? "n/a" : value.toPlainString());
        }
        Explanation ofFormula = Explanation.of("FORMULA", formulaInputs, x.shown(), values(variables));
        Map<String, String> kindInputs = Explanation.named("x", x.shown());
        if (!scoring.levels().isEmpty()) {
            kindInputs.put("levels", levels(scoring));
        }
        Explanation ofKind = Explanation.of(scoring.kind(), kindInputs, exact.shown(), List.of(ofFormula));
        return Explanation.of("ROUNDING", Explanation.named("exact", exact.shown()), score.toString(), List.of(ofKind));
    }

    private static Map<String, String> describe(Scoring scoring) {
        Map<String, String> inputs = Explanation.named("kind", scoring.kind());
        if (scoring.formula() != null) {
            inputs.put("formula", scoring.formula());
        }
        if (!scoring.levels().isEmpty()) {
            inputs.put("levels", levels(scoring));
        }
        return inputs;
    }

    private static String levels(Scoring scoring) {
        return scoring.levels().stream().map(BigDecimal::toPlainString).collect(Collectors.joining("/"));
    }

    /** The leaves: value, revision and status of each variable. */
    static List<Explanation> values(List<VariableState> variables) {
        List<Explanation> leaves = new ArrayList<>();
        for (VariableState variable : variables) {
            BigDecimal value = variable.value();
            leaves.add(Explanation.of(
                    "VALUE",
                    Explanation.named(
                            "variable", variable.code(),
                            "revision", String.valueOf(variable.revision()),
                            "status", variable.status().name()),
                    value == null ? "n/a" : value.toPlainString(),
                    List.of()));
        }
        return leaves;
    }
}
