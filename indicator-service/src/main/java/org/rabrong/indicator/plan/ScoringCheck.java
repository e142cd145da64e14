package org.rabrong.indicator.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.rules.formula.Formula;
import org.rabrong.rules.formula.FormulaLimits;
import org.rabrong.rules.formula.FormulaResult.Failure;

/** What can be wrong with a scoring by itself, told by the engine that will score with it: the same for a plan's check and for a trial. */
final class ScoringCheck {

    static final int LEVELS = 5;

    private ScoringCheck() {}

    /**
     * One fault.
     *
     * @param field {@code formula} or {@code levels}
     * @param position as in {@link PlanFinding}
     */
    record Fault(String field, String rule, List<String> arguments, int position) {

        static Fault of(String field, int position, String rule, Object... arguments) {
            return new Fault(
                    field,
                    rule,
                    List.of(arguments).stream().map(String::valueOf).toList(),
                    position);
        }
    }

    /**
     * All faults.
     *
     * @param open ids of the variables that offices report; each has to be used
     * @param closed ids of those that they do not; none may be used
     */
    static List<Fault> faults(
            ScoringKind kind, @Nullable String formula, List<BigDecimal> levels, Set<String> open, Set<String> closed) {
        List<Fault> faults = new ArrayList<>();
        if (kind == ScoringKind.LINEAR) {
            formula(formula, open, closed, faults);
            levels(levels, faults);
        } else {
            if (formula != null && !formula.isBlank()) {
                faults.add(Fault.of("formula", 0, "formula-only-linear"));
            }
            if (!levels.isEmpty()) {
                faults.add(Fault.of("levels", 0, "levels-only-linear"));
            }
        }
        return faults;
    }

    private static void formula(@Nullable String text, Set<String> open, Set<String> closed, List<Fault> faults) {
        if (text == null || text.isBlank()) {
            faults.add(Fault.of("formula", 0, "formula-missing"));
            return;
        }
        Formula formula = Formula.of(text);
        Failure failure = formula.failure();
        if (failure != null) {
            faults.add(unreadable(failure));
            return;
        }
        Map<String, Integer> uses = formula.uses();
        uses.forEach((variable, position) -> {
            if (closed.contains(variable)) {
                faults.add(Fault.of("formula", position, "formula-closed-variable", variable));
            } else if (!open.contains(variable)) {
                faults.add(Fault.of("formula", position, "formula-unknown-variable", shortened(variable)));
            }
        });
        for (String variable : open) {
            if (!uses.containsKey(variable)) {
                faults.add(Fault.of("formula", 0, "formula-unused-variable", shortened(variable)));
            }
        }
    }

    /** The engine's word for what it cannot read. */
    private static Fault unreadable(Failure failure) {
        String argument =
                failure.arguments().isEmpty() ? "" : failure.arguments().getFirst();
        return switch (failure.kind()) {
            case SYNTAX -> {
                String found = failure.arguments().getLast();
                yield found.isEmpty()
                        ? Fault.of("formula", failure.position(), "formula-ends", failure.position())
                        : Fault.of(
                                "formula", failure.position(), "formula-syntax", failure.position(), shortened(found));
            }
            case TOO_LONG -> Fault.of("formula", failure.position(), "formula-too-long", argument);
            case TOO_DEEP -> Fault.of("formula", failure.position(), "formula-too-deep", argument);
            default -> Fault.of("formula", failure.position(), "formula-too-many-digits", argument);
        };
    }

    private static void levels(List<BigDecimal> levels, List<Fault> faults) {
        if (levels.size() != LEVELS) {
            faults.add(Fault.of("levels", Math.min(levels.size(), LEVELS) + 1, "levels-five", levels.size()));
        }
        for (int i = 0; i < levels.size() && i < LEVELS; i++) {
            if (!FormulaLimits.fits(levels.get(i))) {
                faults.add(Fault.of("levels", i + 1, "number-too-long", FormulaLimits.MAX_DIGITS));
                return;
            }
        }
        int direction = 0;
        for (int i = 1; i < levels.size() && i < LEVELS; i++) {
            int step = levels.get(i).compareTo(levels.get(i - 1));
            if (step == 0 || (direction != 0 && step != direction)) {
                faults.add(Fault.of(
                        "levels",
                        i + 1,
                        "levels-not-monotone",
                        i,
                        levels.get(i - 1).toPlainString(),
                        i + 1,
                        levels.get(i).toPlainString()));
                return;
            }
            direction = step;
        }
    }

    /** A mistyped name may be as long as the text. */
    private static String shortened(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
