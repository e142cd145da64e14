package org.rabrong.rules.formula;

import java.util.List;

/** What became of a formula: a value, or why there is none. */
public sealed interface FormulaResult {

    /** The exact value. */
    record Value(Rational value) implements FormulaResult {}

    /** There is no value. */
    record Failure(Kind kind, List<String> arguments) implements FormulaResult {

        static Failure of(Kind kind, Object... arguments) {
            return new Failure(
                    kind, List.of(arguments).stream().map(String::valueOf).toList());
        }
    }

    /** Why a formula has no value; the arguments of each are named in its comment. */
    enum Kind {
        /** The longest length allowed. */
        TOO_LONG,
        /** The greatest depth allowed. */
        TOO_DEEP,
        /** The most digits allowed. */
        TOO_MANY_DIGITS,
        /** Position from 1, what stands there. */
        SYNTAX,
        /** The variable's id. */
        UNKNOWN_VARIABLE,
        /** The variable's id. */
        MISSING_VALUE,
        /** None. */
        DIVISION_BY_ZERO
    }
}
