package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.platform.web.Violation;
import org.rabrong.submission.entry.ValueRules.Accepted;
import org.rabrong.submission.entry.ValueRules.Cleared;
import org.rabrong.submission.entry.ValueRules.Refused;

/** What an office may type (spec §5), and how it is stored. */
class ValueRulesTest {

    private static final ValueRules WHOLE = rules("0", "10000000", 0);
    private static final ValueRules TWO_DECIMALS = rules("0.01", "100", 2);
    private static final ValueRules BELOW_ZERO = rules("-10", "-1.5", 1);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "412, 412",
        "10000000, 10000000",
        "0412, 412",
        "00, 0",
        "12.0, 12",
        "12.000, 12",
        "100, 100",
        "0000000000000000000000000000000000000007, 7"
    })
    void a_whole_number_is_stored_plainly(String typed, String stored) {
        assertThat(WHOLE.judge(new TypedValue.Text(typed))).isEqualTo(accepted(stored));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "๔๑๒ | 412",
                "๐ | 0",
                "๔12 | 412",
                "๐๐๗ | 7",
                "๑๒.๐ | 12",
                "1,000 | 1000",
                "12,000 | 12000",
                "123,456 | 123456",
                "1,234,567 | 1234567",
                "1,234,567.00 | 1234567",
                "๑,๒๓๔,๕๖๗ | 1234567"
            })
    void thai_digits_and_thousands_separators_are_taken_and_stored_plainly(String typed, String stored) {
        assertThat(WHOLE.judge(new TypedValue.Text(typed))).isEqualTo(accepted(stored));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.01", "99.99, 99.99", "99.9, 99.9", "99.90, 99.9", "99.9000, 99.9", "100.00, 100", "50, 50"})
    void decimals_are_stored_without_needless_zeros(String typed, String stored) {
        assertThat(TWO_DECIMALS.judge(new TypedValue.Text(typed))).isEqualTo(accepted(stored));
    }

    @ParameterizedTest
    @CsvSource({"-1.5, -1.5", "-10, -10", "-10.0, -10", "-2.50, -2.5"})
    void a_range_may_lie_below_zero(String typed, String stored) {
        assertThat(BELOW_ZERO.judge(new TypedValue.Text(typed))).isEqualTo(accepted(stored));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                " 12 ",
                "12 ",
                " 12",
                " ",
                "\t",
                "\n",
                "+5",
                "1e3",
                "1E3",
                "1e999999999",
                "1e-999999999",
                "٣",
                "４１２",
                "NaN",
                "Infinity",
                "-Infinity",
                "10^30",
                "1,2",
                "1,23",
                "1,2345",
                "1234,567",
                "1,234567",
                ",123",
                "1,",
                "1,000,",
                "1,,000",
                "0,125",
                "007,000",
                "1.000,000",
                "0.123,456",
                "1,000.",
                "1，000",
                "1 000",
                "๑,๒",
                "๐,๑๒๕",
                "๑ ๐๐๐",
                "໑",
                "1.2.3",
                ".5",
                "5.",
                ".",
                "-",
                "--5",
                "-+5",
                "- 5",
                "5-",
                "0x10",
                "1_000",
                "12d",
                "12f",
                "½",
                "1\u00a0000",
                "\u200b12",
                "12\u0000",
                "²",
                "一",
                "null",
                "true"
            })
    void nothing_else_is_a_number(String typed) {
        assertThat(brokenBy(WHOLE, typed)).containsExactly("number");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, min",
        "10000001, max",
        "1000000000000000000000000000000, max",
        "0.123, decimals",
        "-0.5, min decimals",
        "10000000.5, max decimals",
        "9999999999999999999999999999999999999999, max"
    })
    void every_broken_rule_is_named(String typed, String rules) {
        assertThat(brokenBy(WHOLE, typed)).containsExactly(rules.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"0, min", "0.00, min", "0.001, min decimals", "100.001, max decimals", "100.01, max", "0.123, decimals"
    })
    void limits_are_exact_decimals(String typed, String rules) {
        assertThat(brokenBy(TWO_DECIMALS, typed)).containsExactly(rules.split(" ", -1));
    }

    @Test
    void more_than_40_characters_are_not_even_read() {
        assertThat(brokenBy(WHOLE, "1".repeat(41))).containsExactly("length");
        assertThat(brokenBy(WHOLE, "x".repeat(1_000_000))).containsExactly("length");
        assertThat(brokenBy(WHOLE, "0".repeat(39) + "7")).isEmpty();
    }

    @Test
    void null_clears_but_nothing_at_all_is_an_error() {
        assertThat(WHOLE.judge(new TypedValue.Null())).isEqualTo(new Cleared());
        assertThat(broken(WHOLE, new TypedValue.Missing())).containsExactly("required");
        assertThat(brokenBy(WHOLE, "")).containsExactly("required");
        assertThat(broken(WHOLE, new TypedValue.Other())).containsExactly("number");
    }

    @Test
    void a_violation_tells_the_limit() {
        assertThat(WHOLE.judge(new TypedValue.Text("-1")))
                .isEqualTo(new Refused(List.of(Violation.of("value", "min", "0"))));
        assertThat(WHOLE.judge(new TypedValue.Text("10000001")))
                .isEqualTo(new Refused(List.of(Violation.of("value", "max", "10000000"))));
        assertThat(TWO_DECIMALS.judge(new TypedValue.Text("1.123")))
                .isEqualTo(new Refused(List.of(Violation.of("value", "decimals", 2))));
    }

    @Test
    void what_is_stored_is_always_the_number_that_was_typed_and_stays_the_same_when_typed_again() {
        Random random = new Random(2559);
        for (int i = 0; i < 20_000; i++) {
            String typed = (random.nextBoolean() ? "-" : "")
                    + digits(random)
                    + (random.nextBoolean() ? "." + digits(random) : "");
            ReportedValue value = ReportedValue.parse(random.nextBoolean() ? typed : inThai(typed))
                    .orElseThrow();
            assertThat(value.number()).isEqualByComparingTo(new BigDecimal(typed));
            assertThat(value.text()).matches("-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?");
            assertThat(ReportedValue.parse(value.text()).orElseThrow()).isEqualTo(value);
        }
    }

    @Test
    void every_number_may_be_written_with_separators_as_people_write_it() {
        Random random = new Random(2559);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number = new BigDecimal(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L))
                    .movePointLeft(random.nextInt(4));
            String typed = new DecimalFormat("#,##0.###", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
            assertThat(ReportedValue.parse(typed).orElseThrow().number()).isEqualByComparingTo(number);
            assertThat(ReportedValue.parse(inThai(typed)).orElseThrow().number())
                    .isEqualByComparingTo(number);
        }
    }

    @Test
    void a_comma_in_any_other_place_makes_it_no_number() {
        Random random = new Random(2559);
        for (int i = 0; i < 20_000; i++) {
            String plain = Long.toString(random.nextLong(1_000_000_000L));
            int at = random.nextInt(plain.length() + 1);
            String typed = plain.substring(0, at) + "," + plain.substring(at);
            boolean asPeopleWrite = !plain.startsWith("0") && at > 0 && at <= 3 && plain.length() - at == 3;
            assertThat(ReportedValue.parse(typed).isPresent()).as(typed).isEqualTo(asPeopleWrite);
        }
    }

    private static String inThai(String typed) {
        return typed.codePoints()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + '๐' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String digits(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(18); i > 0; i--) {
            text.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
        }
        return text.toString();
    }

    private static ValueRules rules(String min, String max, int decimals) {
        return new ValueRules(new BigDecimal(min), new BigDecimal(max), decimals);
    }

    private static Accepted accepted(String stored) {
        Accepted accepted = new Accepted(new ReportedValue(new BigDecimal(stored)));
        assertThat(accepted.value().text()).isEqualTo(stored);
        return accepted;
    }

    private static List<String> brokenBy(ValueRules rules, String typed) {
        return broken(rules, new TypedValue.Text(typed));
    }

    private static List<String> broken(ValueRules rules, TypedValue typed) {
        return rules.judge(typed) instanceof Refused(List<Violation> violations)
                ? violations.stream().map(Violation::rule).toList()
                : List.of();
    }
}
