package org.rabrong.submission.entry;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A number as an office types it: an optional minus sign, ASCII digits, and at most one point between digits. No exponent, plus sign, blank, group
 * separator or other script's digits: what is stored must be what the person meant. Leading zeros and trailing zeros after the point say nothing and
 * are dropped: {@code 12.0} is 12.
 */
record ReportedValue(BigDecimal number) {

    /** Longer texts are not even read. */
    static final int MAX_LENGTH = 40;

    ReportedValue {
        // stripTrailingZeros makes 100 into 1E+2 and keeps 0.0 as 0.0 on old runtimes; a scale below 0 has no meaning
        // here
        BigDecimal stripped = number.stripTrailingZeros();
        number = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The number that the text is, if it is one and is short enough. */
    static Optional<ReportedValue> parse(String text) {
        return text.length() <= MAX_LENGTH && isPlainNumber(text)
                ? Optional.of(new ReportedValue(new BigDecimal(text)))
                : Optional.empty();
    }

    private static boolean isPlainNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int endOfWhole = point < 0 ? text.length() : point;
        return areDigits(text, start, endOfWhole) && (point < 0 || areDigits(text, point + 1, text.length()));
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
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
