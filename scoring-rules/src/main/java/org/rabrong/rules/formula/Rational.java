package org.rabrong.rules.formula;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms with a positive denominator. Scores are computed with it so that 100 · 250 / 300 stays what it is until
 * the one rounding at the end: with decimals of any fixed length a value just at the border of two roundings could fall to the wrong side.
 */
public final class Rational implements Comparable<Rational> {

    public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
    public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

    private final BigInteger numerator;
    private final BigInteger denominator;

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
    }

    private static Rational reduced(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        return new Rational(numerator.divide(divisor), denominator.divide(divisor));
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    /** Exact. The caller bounds the exponent of decimals that come from outside ({@link FormulaLimits#fits}). */
    public static Rational of(BigDecimal value) {
        return value.scale() <= 0
                ? new Rational(value.toBigIntegerExact(), BigInteger.ONE)
                : reduced(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public Rational plus(Rational other) {
        return reduced(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negated());
    }

    public Rational times(Rational other) {
        return reduced(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /**
     * Exact quotient.
     *
     * @throws ArithmeticException when {@code other} is zero; ask {@link #isZero()} first
     */
    public Rational dividedBy(Rational other) {
        if (other.isZero()) {
            throw new ArithmeticException("division by zero");
        }
        return reduced(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Rational negated() {
        return new Rational(numerator.negate(), denominator);
    }

    public boolean isZero() {
        return numerator.signum() == 0;
    }

    /** Size of the larger of the two parts in bits: what bounds the work of the next operation. */
    int bits() {
        return Math.max(numerator.bitLength(), denominator.bitLength());
    }

    /** Rounds half-up (away from zero at the exact half), from the exact fraction and therefore right in every case. */
    public BigDecimal rounded(int places) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, RoundingMode.HALF_UP);
    }

    /** For people: the exact decimal where it has at most 10 places, else 10 places and an ellipsis. */
    public String shown() {
        BigDecimal decimal = rounded(10);
        String text = decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        return Rational.of(decimal).equals(this) ? text : decimal.toPlainString() + "…";
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that
                && numerator.equals(that.numerator)
                && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
        return 31 * numerator.hashCode() + denominator.hashCode();
    }

    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
