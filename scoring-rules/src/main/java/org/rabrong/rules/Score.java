package org.rabrong.rules;

import java.math.BigDecimal;
import org.rabrong.rules.formula.Rational;

/**
 * A score from 1.0000 to 5.0000 with exactly four places, as it is shown and as totals use it (spec §6).
 *
 * @param value scale 4
 */
public record Score(BigDecimal value) implements Comparable<Score> {

    public static final int PLACES = 4;
    public static final Score ONE = new Score(new BigDecimal("1.0000"));
    public static final Score FIVE = new Score(new BigDecimal("5.0000"));

    public Score {
        if (value.scale() != PLACES
                || value.compareTo(BigDecimal.ONE) < 0
                || value.compareTo(BigDecimal.valueOf(5)) > 0) {
            throw new IllegalArgumentException("not a score from 1.0000 to 5.0000: " + value);
        }
    }

    /** The score of an exact value from 1 to 5, rounded half-up; a value outside is a programming error. */
    static Score rounded(Rational exact) {
        return new Score(exact.rounded(PLACES));
    }

    /** A score as written, with at most four places. */
    public static Score of(BigDecimal value) {
        return new Score(value.setScale(PLACES));
    }

    /** A score as written: {@code 4.5}. */
    public static Score of(String value) {
        return of(new BigDecimal(value));
    }

    @Override
    public int compareTo(Score other) {
        return value.compareTo(other.value);
    }

    /** {@code 4.5000}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
