package org.rabrong.rules.plausibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.rules.plausibility.ReportedFigure.Denominator;
import org.rabrong.rules.text.ReasonTexts;

/** What is doubtful about a value, in examples and for any value. */
class PlausibilityRulesTest {

    @ParameterizedTest(name = "{0} after {1} with {2}%: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    150    | 100  | 50   | -
                    50     | 100  | 50   | -
                    150.01 | 100  | 50   | 100,50,50.01
                    49.99  | 100  | 50   | 100,50,50.01
                    0      | 100  | 50   | 100,50,100.00
                    0      | 100  | 100  | -
                    201    | 100  | 100  | 100,100,101.00
                    1100   | 100  | 1000 | -
                    1101   | 100  | 1000 | 100,1000,1001.00
                    900    | 100  | 0    | -
                    0      | 0    | 50   | -
                    0.01   | 0    | 50   | 0,50,
                    -1     | 0.00 | 50   | 0,50,
                    -100   | 100  | 50   | 100,50,200.00
                    -150   | -100 | 50   | -
                    -151   | -100 | 50   | -100,50,51.00
                    4      | 3    | 33   | 3,33,33.33
                    900    | -    | 50   | -
                    -      | 100  | 50   | -
                    """)
    void a_value_far_from_last_rounds_is_doubtful(
            @Nullable BigDecimal value, @Nullable BigDecimal previous, int percent, @Nullable String arguments) {
        assertThat(PlausibilityRules.warningsAbout(new ReportedFigure(value, previous, percent, null, false, 0)))
                .isEqualTo(
                        arguments == null
                                ? List.of()
                                : List.of(new Warning("far-from-previous", List.of(arguments.split(",", -1)))));
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
                    480,    480,   -
                    480.00, 480,   -
                    480.01, 480.0, 480
                    1,      0,     0
                    0,      0,     -
                    480,    -,     -
                    -,      480,   -
                    """)
    void a_part_above_its_whole_is_doubtful(
            @Nullable BigDecimal part, @Nullable BigDecimal whole, @Nullable String told) {
        assertThat(PlausibilityRules.warningsAbout(
                        new ReportedFigure(part, null, 50, new Denominator("2.B", whole), false, 0)))
                .isEqualTo(told == null ? List.of() : List.of(new Warning("above-denominator", List.of("2.B", told))));
    }

    @ParameterizedTest(name = "value {0}, file asked for {1}, {2} files: {3}")
    @CsvSource(
            nullValues = "-",
            value = {"412, true, 0, true", "412, true, 1, false", "412, false, 0, false", "-, true, 0, false"})
    void a_value_without_the_file_that_is_asked_for_is_doubtful(
            @Nullable BigDecimal value, boolean required, int files, boolean doubtful) {
        assertThat(PlausibilityRules.warningsAbout(new ReportedFigure(value, null, 50, null, required, files)))
                .isEqualTo(doubtful ? List.of(new Warning("evidence-missing", List.of())) : List.of());
    }

    @Test
    void several_things_may_be_doubtful_at_once_in_the_order_of_the_table() {
        assertThat(PlausibilityRules.warningsAbout(doubtfulInEveryWay()))
                .extracting(Warning::rule)
                .containsExactlyElementsOf(PlausibilityRules.RULES.stream()
                        .map(PlausibilityRule::id)
                        .toList());
    }

    @Test
    void every_number_within_the_percentage_is_plausible_and_every_other_is_not() {
        Random random = new Random(2559);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal previous = any(random);
            BigDecimal value = any(random);
            int percent = 1 + random.nextInt(1000);
            BigDecimal margin =
                    previous.abs().multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
            boolean within =
                    value.compareTo(previous.subtract(margin)) >= 0 && value.compareTo(previous.add(margin)) <= 0;
            assertThat(PlausibilityRules.warningsAbout(new ReportedFigure(value, previous, percent, null, false, 0)))
                    .as("%s after %s with %d%%", value, previous, percent)
                    .hasSize(within ? 0 : 1);
        }
    }

    @Test
    void how_a_number_is_written_changes_nothing() {
        Random random = new Random(2559);
        for (int i = 0; i < 5_000; i++) {
            BigDecimal value = any(random);
            BigDecimal previous = any(random);
            BigDecimal whole = any(random);
            assertThat(PlausibilityRules.warningsAbout(
                            figure(value.setScale(9), previous.setScale(8), whole.setScale(7))))
                    .isEqualTo(PlausibilityRules.warningsAbout(figure(value, previous, whole)));
        }
    }

    @Test
    void monstrous_numbers_cost_nothing() {
        BigDecimal huge = new BigDecimal("1E+999999999");
        BigDecimal tiny = new BigDecimal("1E-999999999");
        assertThat(PlausibilityRules.warningsAbout(figure(huge, BigDecimal.ONE, BigDecimal.ONE)))
                .isEmpty();
        assertThat(PlausibilityRules.warningsAbout(figure(BigDecimal.ONE, tiny, huge)))
                .isEmpty();
    }

    @Test
    void warnings_are_told_in_thai_and_english() {
        ReasonTexts texts = new ReasonTexts();
        assertThat(PlausibilityRules.warningsAbout(doubtfulInEveryWay()))
                .extracting(texts.in(Locale.of("th"))::warning)
                .containsExactly(
                        "ต่างจากรอบก่อนซึ่งเป็น 1,000 ร้อยละ 12,345,578.90 เกินร้อยละ 50",
                        "มากกว่าตัวแปร 2.B ซึ่งเป็นตัวหารและมีค่า 480",
                        "ต้องมีเอกสารประกอบ แต่ยังไม่ได้แนบ");
        assertThat(PlausibilityRules.warningsAbout(doubtfulInEveryWay()))
                .extracting(texts.in(Locale.ENGLISH)::warning)
                .containsExactly(
                        "differs by 12,345,578.90% from last round's 1,000, more than 50%",
                        "is above variable 2.B, of which it is a part and which is 480",
                        "needs a file of evidence, and none is attached");
        assertThat(texts.in(Locale.ENGLISH).warning(new Warning("far-from-previous", List.of("0", "50", ""))))
                .isEqualTo("differs from last round, which was 0");
    }

    private static ReportedFigure doubtfulInEveryWay() {
        return new ReportedFigure(
                new BigDecimal("123456789"),
                new BigDecimal("1000"),
                50,
                new Denominator("2.B", new BigDecimal("480")),
                true,
                0);
    }

    private static ReportedFigure figure(BigDecimal value, BigDecimal previous, BigDecimal whole) {
        return new ReportedFigure(value, previous, 50, new Denominator("2.B", whole), false, 0);
    }

    /** Small and large, whole and not, below zero and zero. */
    private static BigDecimal any(Random random) {
        return new BigDecimal(random.nextInt(2_000) - 1_000)
                .multiply(BigDecimal.TEN.pow(random.nextInt(4)))
                .movePointLeft(random.nextInt(6))
                .setScale(6);
    }
}
