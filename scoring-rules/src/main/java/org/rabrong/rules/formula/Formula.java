package org.rabrong.rules.formula;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.formula.FormulaResult.Failure;
import org.rabrong.rules.formula.FormulaResult.Kind;
import org.rabrong.rules.formula.FormulaResult.Value;

/**
 * A plan's formula such as {@code 100 * (A - B) / B}: {@code + - * /}, unary minus, brackets, decimal numbers and variables. Any text may be
 * given and any value: the answer is the exact value or the reason why there is none (spec §6: "never fails a page").
 */
public final class Formula {

    private final List<Step> steps;
    private final @Nullable Failure failure;

    private Formula(List<Step> steps, @Nullable Failure failure) {
        this.steps = steps;
        this.failure = failure;
    }

    /** Parses; a text that is no formula is told by {@link #evaluate} and {@link #failure}. */
    public static Formula of(String text) {
        try {
            return new Formula(Parser.parse(text), null);
        } catch (FormulaException e) {
            return new Formula(List.of(), e.failure());
        }
    }

    /** What is wrong with the text itself; null when it can be evaluated. */
    public @Nullable Failure failure() {
        return failure;
    }

    /** In postfix order; none where it cannot be evaluated. */
    List<Step> steps() {
        return steps;
    }

    /** The variables that it names, in the order of their first use. */
    public Set<String> variables() {
        return uses().keySet();
    }

    /** The variables that it names with the position of the first use of each, from 1, in this order. */
    public SequencedMap<String, Integer> uses() {
        SequencedMap<String, Integer> uses = new LinkedHashMap<>();
        for (Step step : steps) {
            if (step instanceof Step.Load load) {
                uses.putIfAbsent(load.variable(), load.position());
            }
        }
        return uses;
    }

    /**
     * Computes.
     *
     * @param values by variable; null where the variable exists and nothing is reported
     */
    public FormulaResult evaluate(Map<String, @Nullable BigDecimal> values) {
        if (failure != null) {
            return failure;
        }
        Deque<Rational> stack = new ArrayDeque<>();
        for (Step step : steps) {
            switch (step) {
                case Step.Push push -> stack.push(push.number());
                case Step.Load load -> {
                    if (!values.containsKey(load.variable())) {
                        return Failure.at(load.position(), Kind.UNKNOWN_VARIABLE, load.variable());
                    }
                    BigDecimal value = values.get(load.variable());
                    if (value == null) {
                        return Failure.at(load.position(), Kind.MISSING_VALUE, load.variable());
                    }
                    if (!FormulaLimits.fits(value)) {
                        return Failure.at(load.position(), Kind.TOO_MANY_DIGITS, FormulaLimits.MAX_DIGITS);
                    }
                    stack.push(Rational.of(value));
                }
                case Step.Negate() -> stack.push(stack.pop().negated());
                case Step.Apply(Step.Operator operator, int position) -> {
                    Rational right = stack.pop();
                    Rational left = stack.pop();
                    if (operator == Step.Operator.DIVIDE && right.isZero()) {
                        return Failure.at(position, Kind.DIVISION_BY_ZERO);
                    }
                    Rational result = switch (operator) {
                        case PLUS -> left.plus(right);
                        case MINUS -> left.minus(right);
                        case TIMES -> left.times(right);
                        case DIVIDE -> left.dividedBy(right);
                    };
                    if (result.bits() > FormulaLimits.MAX_BITS) {
                        return Failure.at(position, Kind.TOO_MANY_DIGITS, FormulaLimits.MAX_DIGITS);
                    }
                    stack.push(result);
                }
            }
        }
        return new Value(stack.pop());
    }
}
