package org.rabrong.platform.spreadsheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;

/** What a cell holds. Nothing is computed: a formula is told as a formula, whatever it showed to the person who saved the file. */
public sealed interface XlsxCell {

    /** Nothing, whatever its style. */
    record Blank() implements XlsxCell {}

    /** @param text as it stands there, with the blanks around it */
    record Text(String text) implements XlsxCell {}

    /** A day or a time: a number that the spreadsheet shows as one. */
    record Moment(LocalDateTime moment) implements XlsxCell {}

    record Truth(boolean value) implements XlsxCell {}

    record Formula() implements XlsxCell {}

    /** {@code #DIV/0!} and the like. */
    record Failed(String code) implements XlsxCell {}

    /**
     * @param stored as the file has it, which may be more than the spreadsheet shows (12.300000000000001)
     */
    record Amount(BigDecimal stored, NumberFormat format) implements XlsxCell {

        /** Digits that a spreadsheet keeps of a number; what it saves after them is noise of its binary numbers. */
        public static final MathContext DIGITS = new MathContext(15);

        /** What noise may add to a number, relative to it: {@code 10^-15 / 2}. */
        private static final BigDecimal NOISE = new BigDecimal("5E-16");

        /** Without the noise. */
        public BigDecimal number() {
            return plain(stored.round(DIGITS));
        }

        /** It has digits after the fifteenth that are no noise: no spreadsheet shows them, and another program would read them otherwise. */
        public boolean hasMoreDigits() {
            BigDecimal bare = plain(stored);
            if (bare.precision() <= DIGITS.getPrecision()) {
                return false;
            }
            BigDecimal difference = bare.subtract(bare.round(DIGITS)).abs();
            return bare.precision() - bare.scale() >= DIGITS.getPrecision()
                    || difference.compareTo(bare.abs().multiply(NOISE)) > 0;
        }

        private static BigDecimal plain(BigDecimal number) {
            BigDecimal bare = number.stripTrailingZeros();
            return bare.scale() < 0 ? bare.setScale(0) : bare;
        }
    }

    default boolean isBlank() {
        return this instanceof Blank || (this instanceof Text(String text) && text.isBlank());
    }
}
