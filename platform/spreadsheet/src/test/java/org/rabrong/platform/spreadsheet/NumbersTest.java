package org.rabrong.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is what the person sees in the cell. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "12.3, 12.3",
        "12.300000000000001, 12.3",
        "0.30000000000000004, 0.3",
        "1.1000000000000001, 1.1",
        "99.989999999999995, 99.99",
        "1E3, 1000",
        "0, 0",
        "0.0, 0",
        "-4.50, -4.5",
        "123456789012345, 123456789012345",
        "12345678901234.5, 12345678901234.5"
    })
    void noise_of_binary_numbers_is_not_what_was_typed(String stored, String seen) {
        XlsxCell.Amount number = number(stored, "General");
        assertThat(number.hasMoreDigits()).isFalse();
        assertThat(number.number()).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678",
                "1234567890123451",
                "9999999999999999",
                "999999999999999.9",
                "12345678901234.567"
            })
    void digits_that_no_spreadsheet_shows_are_not_dropped_in_silence(String stored) {
        assertThat(number(stored, "General").hasMoreDigits()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "0.00%", "0.00E+00", "##0.0E+0", "# ?/?", "#,##0,", "0.0,,", "#,", "0.00\\ %"})
    void a_format_that_shows_another_number_is_known(String code) {
        assertThat(new NumberFormat(code).isAnotherNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    General                              | 2147483647
                    @                                    | 2147483647
                    0                                    | 0
                    #,##0                                | 0
                    #,##0.00                             | 2
                    0.0##                                | 3
                    #,##0.00;[Red]-#,##0.00              | 2
                    _-* #,##0.00_-;-* #,##0.00_-         | 2
                    #,##0 "คน (50%/ปี)"                  | 0
                    [$฿-41E]#,##0.00                     | 2
                    """)
    void a_plain_format_shows_the_number_to_its_decimals(String code, int decimals) {
        NumberFormat format = new NumberFormat(code);
        assertThat(format.isMoment()).isFalse();
        assertThat(format.isAnotherNumber()).isFalse();
        assertThat(format.decimals()).isEqualTo(decimals);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-mm-dd", "[$-41E]d mmm bbbb", "m/d/yy", "h:mm", "[h]:mm:ss", "mmss.0", "[mm]"})
    void days_and_times_are_known(String code) {
        assertThat(new NumberFormat(code).isMoment()).isTrue();
    }

    @Test
    void formats_that_a_file_names_by_number_are_known_those_of_thailand_too() {
        assertThat(NumberFormat.builtIn(0)).isEqualTo(NumberFormat.GENERAL);
        assertThat(NumberFormat.builtIn(14).isMoment()).isTrue();
        assertThat(NumberFormat.builtIn(71).isMoment()).isTrue();
        assertThat(NumberFormat.builtIn(4).decimals()).isEqualTo(2);
        assertThat(NumberFormat.builtIn(9).isAnotherNumber()).isTrue();
        assertThat(NumberFormat.builtIn(67).isAnotherNumber()).isTrue();
    }

    private static XlsxCell.Amount number(String stored, String format) {
        return new XlsxCell.Amount(new BigDecimal(stored), new NumberFormat(format));
    }
}
