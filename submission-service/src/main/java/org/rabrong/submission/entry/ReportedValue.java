package org.rabrong.submission.entry;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as an office types it: an optional minus sign, digits, and at most one point between digits. Thai digits are digits. Commas may
 * separate thousands, all of them or none: one to three digits that do not begin with 0, then a comma before each three, never behind the
 * point. No exponent, plus sign, blank or other script's digits: what is stored must be what the person meant, so {@code 1,2} and
 * {@code 0,125} are no numbers. Leading zeros and trailing zeros after the point say nothing and are dropped: {@code 12.0} is 12.
 */
record ReportedValue(BigDecimal number) {

    /** Longer texts are not even read. */
    static final int MAX_LENGTH = 40;

    private static final Pattern PLAIN = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");
    private static final Pattern GROUPED = Pattern.compile("-?[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\\.[0-9]+)?");
    private static final char THAI_ZERO = '๐';
    private static final char THAI_NINE = '๙';

    ReportedValue {
        // stripTrailingZeros makes 100 into 1E+2 and keeps 0.0 as 0.0 on old runtimes; a scale below 0 has no meaning
        // here
        BigDecimal stripped = number.stripTrailingZeros();
        number = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The number that the text is, if it is one and is short enough. */
    static Optional<ReportedValue> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String digits = withAsciiDigits(text);
        return PLAIN.matcher(digits).matches() || GROUPED.matcher(digits).matches()
                ? Optional.of(new ReportedValue(new BigDecimal(digits.replace(",", ""))))
                : Optional.empty();
    }

    private static String withAsciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text);
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c >= THAI_ZERO && c <= THAI_NINE) {
                ascii.setCharAt(i, (char) ('0' + (c - THAI_ZERO)));
            }
        }
        return ascii.toString();
    }

    /** Digits after the point. */
    int decimals() {
        return number.scale();
    }

    /** The one way in which it is stored and told: plain, without needless zeros. */
    String text() {
        return number.toPlainString();
    }
}
