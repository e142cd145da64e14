package org.rabrong.platform.spreadsheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Days as spreadsheets count them. */
final class Serial {

    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    private static final LocalDate FIRST_OF_1904 = LocalDate.of(1904, 1, 1);
    /** 31 December 9999. */
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_466);
    /** Spreadsheets believe that there was a 29 February 1900. */
    private static final BigDecimal AFTER_THE_DAY_THAT_WAS_NOT = BigDecimal.valueOf(61);

    private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

    private Serial() {}

    /** To the second; what is no day of a spreadsheet is an error. */
    static XlsxCell moment(BigDecimal serial, boolean since1904) {
        if (serial.signum() < 0 || serial.compareTo(LAST) >= 0) {
            return new XlsxCell.Failed("#####");
        }
        LocalDate first = since1904
                ? FIRST_OF_1904
                : serial.compareTo(AFTER_THE_DAY_THAT_WAS_NOT) < 0 ? FIRST.plusDays(1) : FIRST;
        long seconds =
                serial.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime moment = first.atStartOfDay().plusSeconds(seconds);
        return new XlsxCell.Moment(moment);
    }
}
