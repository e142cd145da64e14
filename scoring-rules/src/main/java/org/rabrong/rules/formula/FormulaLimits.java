package org.rabrong.rules.formula;

import java.math.BigDecimal;

/**
 * How large a formula and its numbers may be. Together they bound the time: at most one step per character, and no step on numbers
 * beyond {@link #MAX_BITS}.
 */
public final class FormulaLimits {

    /** Characters of the text. */
    public static final int MAX_LENGTH = 1000;
    /** Brackets and minus signs inside each other. */
    public static final int MAX_DEPTH = 50;
    /** Digits of a number in the text, and of a value on either side of its point. */
    public static final int MAX_DIGITS = 40;
    /** Size of numerator and denominator of any result on the way, about 600 digits. */
    static final int MAX_BITS = 2000;

    private FormulaLimits() {}

    /** A value that the engine takes: 1E+999999999 is small as an object, but not as a number. */
    public static boolean fits(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MAX_DIGITS && value.precision() <= 2 * MAX_DIGITS;
    }
}
