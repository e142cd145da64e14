package org.rabrong.rules.formula;

/** One instruction of a parsed formula, in postfix order: evaluation is a loop over a stack of its own, never a recursion. Positions are in the text, from 1. */
sealed interface Step {

    /** Pushes a number. */
    record Push(Rational number) implements Step {}

    /** Pushes a variable's value. */
    record Load(String variable, int position) implements Step {}

    /** Replaces the topmost number by its negative. */
    record Negate() implements Step {}

    /** Replaces the two topmost numbers by one. */
    record Apply(Operator operator, int position) implements Step {}

    /** The four of arithmetic. */
    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDE
    }
}
