package org.rabrong.rules.formula;

/**
 * One word of a formula.
 *
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        VARIABLE,
        PLUS,
        MINUS,
        TIMES,
        DIVIDE,
        OPEN,
        CLOSE,
        END
    }
}
