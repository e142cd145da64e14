package org.rabrong.rules.formula;

import java.util.List;

/** What became of a formula: a value, or why there is none. */
public sealed interface FormulaResult {

    /** The exact value. */
    record Value(Rational value) implements FormulaResult {}

    /**
     * There is no value.
     *
     * @param position of the character in the text where it fails, from 1; 0 where no one character is to blame
     */
    record Failure(Kind kind, List<String> arguments, int position) implements FormulaResult {

        static Failure at(int position, Kind kind, Object... arguments) {
            return new Failure(
                    kind, List.of(arguments).stream().map(String::valueOf).toList(), position);
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
