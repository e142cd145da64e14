package org.rabrong.rules.formula;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variable as a share of another: what a formula such as {@code 100 * A / B} computes.
 *
 * @param numerator the part
 * @param denominator the whole, another variable
 */
public record Ratio(String numerator, String denominator) {

    /** What a step leaves on the stack, as far as it can still become a ratio: a positive number, N, 1 / D or N / D times such a number. */
    private record Share(
            @Nullable String numerator, @Nullable String denominator) {

        static final Share NUMBER = new Share(null, null);

        Share inverse() {
            return new Share(/* numerator= */ denominator, /* denominator= */ numerator);
        }
    }

    /** Anything else, such as a sum. */
    private static final Share OTHER = new Share("", "");

    /**
     * The ratio that a formula is: N / D multiplied or divided by positive numbers, in any order and with any brackets. Empty for every other
     * formula, such as a sum, and where N and D are the same.
     */
    public static Optional<Ratio> of(Formula formula) {
        if (formula.failure() != null) {
            return Optional.empty();
        }
        Deque<Share> stack = new ArrayDeque<>();
        for (Step step : formula.steps()) {
            switch (step) {
                case Step.Push(Rational number) ->
                    stack.push(number.compareTo(Rational.ZERO) > 0 ? Share.NUMBER : OTHER);
                case Step.Load load -> stack.push(new Share(load.variable(), null));
                case Step.Negate() -> {
                    stack.pop();
                    stack.push(OTHER);
                }
                case Step.Apply(Step.Operator operator, int position) -> {
                    Share right = stack.pop();
                    Share left = stack.pop();
                    stack.push(apply(operator, left, right));
                }
            }
        }
        Share share = stack.pop();
        String numerator = share.numerator();
        String denominator = share.denominator();
        return share.equals(OTHER) || numerator == null || denominator == null || numerator.equals(denominator)
                ? Optional.empty()
                : Optional.of(new Ratio(numerator, denominator));
    }

    private static Share apply(Step.Operator operator, Share left, Share right) {
        if (left.equals(OTHER) || right.equals(OTHER)) {
            return OTHER;
        }
        return switch (operator) {
            case PLUS, MINUS -> OTHER;
            case TIMES -> product(left, right);
            case DIVIDE -> product(left, right.inverse());
        };
    }

    private static Share product(Share left, Share right) {
        boolean twoNumerators = left.numerator() != null && right.numerator() != null;
        boolean twoDenominators = left.denominator() != null && right.denominator() != null;
        return twoNumerators || twoDenominators
                ? OTHER
                : new Share(
                        left.numerator() == null ? right.numerator() : left.numerator(),
                        left.denominator() == null ? right.denominator() : left.denominator());
    }
}
