package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.rules.text.ReasonTexts;

/** psdg tries a scoring before anybody is scored by it. */
class ScoringTrialTest {

    private static final List<String> LEVELS = List.of("65", "70", "75", "80", "85");
    private static final Duration LIMIT = Duration.ofMillis(50);

    @Test
    void a_good_scoring_is_computed_and_explained_step_by_step() {
        ScoringTrial.Result result = linear("100 * A / B", LEVELS, Map.of("A", "250", "B", "300"));
        assertThat(result.findings()).isEmpty();
        assertThat(result.value()).isEqualTo("83.3333333333…");
        assertThat(result.score()).isEqualTo("4.6667");
        assertThat(result.becauseIn(new ReasonTexts().in(Locale.ENGLISH)))
                .containsExactly(
                        "the result by the formula: 100 * A / B, A = 250, B = 300 → 83.3333333333…",
                        "the result between the five levels, interpolated: x = 83.3333333333…, 65/70/75/80/85 → 4.6666666667…",
                        "rounded half-up to four places: exact = 4.6666666667… → 4.6667");
    }

    @ParameterizedTest
    @CsvSource({"LEVEL,3,3.0000", "BINARY,1,5.0000", "BINARY,0,1.0000"})
    void the_other_kinds_score_the_value_of_their_one_variable(String kind, String value, String score) {
        ScoringTrial.Result result = ScoringTrial.of(kind, null, List.of(), List.of("A"), Map.of("A", value));
        assertThat(result.findings()).isEmpty();
        assertThat(result.score()).isEqualTo(score);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    100 * A / C        | 480 | scoring.formula | formula-unknown-variable | 11
                    100 * A / B        | 0   | scoring.formula | trial-division-by-zero   | 9
                    A / (B - B)        | 480 | scoring.formula | trial-division-by-zero   | 3
                    100 * A / (B       | 480 | scoring.formula | formula-ends             | 13
                    100 * A / B)       | 480 | scoring.formula | formula-syntax           | 12
                    100 * A            | 480 | scoring.formula | formula-unused-variable  | 0
                    ''                 | 480 | scoring.formula | formula-missing          | 0
                    100 * A / B        | ''  | values.B        | trial-value-missing      | 0
                    100 * A / B        | 1e9 | values.B        | trial-number             | 0
                    """)
    void what_is_wrong_is_told_with_its_place(String formula, String b, String field, String rule, int position) {
        ScoringTrial.Result result = linear(formula, LEVELS, Map.of("A", "412", "B", b));
        assertThat(result.findings()).anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo(field);
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.position()).isEqualTo(position);
        });
    }

    @Test
    void levels_are_told_by_number() {
        Map<String, String> values = Map.of("A", "1", "B", "2");
        assertThat(linear("A / B", List.of("65", "70", "70", "80", "85"), values)
                        .findings())
                .extracting(ScoringTrial.Finding::rule, ScoringTrial.Finding::position)
                .containsExactly(tuple("levels-not-monotone", 3));
        assertThat(linear("A / B", List.of("65", "x", "70", "80", "85"), values).findings())
                .extracting(ScoringTrial.Finding::rule, ScoringTrial.Finding::position)
                .containsExactly(tuple("trial-number", 2));
    }

    @ParameterizedTest
    @CsvSource({"LEVEL,6,trial-no-level", "BINARY,0.5,trial-not-binary"})
    void a_value_outside_the_kinds_range_has_no_score(String kind, String value, String rule) {
        ScoringTrial.Result result = ScoringTrial.of(kind, null, List.of(), List.of("A"), Map.of("A", value));
        assertThat(result.score()).isNull();
        assertThat(result.findings()).extracting(ScoringTrial.Finding::rule).containsExactly(rule);
    }

    static List<String> monsters() {
        return List.of(
                "(".repeat(10_000) + "A" + ")".repeat(10_000),
                "(".repeat(500) + "A" + ")".repeat(499),
                "A+".repeat(500_000),
                "-".repeat(1_000_000),
                "9".repeat(999),
                ("9".repeat(40) + "*").repeat(24) + "A/B",
                "A/B" + "/".repeat(990),
                "\u0000".repeat(1000),
                "ก".repeat(333_333),
                "A".repeat(1000));
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void any_text_is_answered_within_50_ms(String formula) {
        Duration best = LIMIT.multipliedBy(100);
        for (int run = 0; run < 11; run++) {
            long began = System.nanoTime();
            ScoringTrial.Result result = linear(formula, LEVELS, Map.of("A", "412", "B", "480"));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            best = took.compareTo(best) < 0 ? took : best;
            assertThat(result.findings()).anyMatch(finding -> finding.field().equals("scoring.formula"));
            assertThat(result.score()).isNull();
        }
        System.out.printf("trial of %d characters: best %d us%n", formula.length(), best.toNanos() / 1000);
        assertThat(best).isLessThan(LIMIT);
    }

    @Test
    void ten_thousand_trials_at_random_never_fail() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                "A",
                "B",
                "1",
                "0",
                "-1",
                "5",
                "1e9",
                "LINEAR",
                "LEVEL",
                "BINARY",
                "(",
                "A/B",
                "100*A/B",
                "\u0000",
                "=1",
                "9".repeat(60)));
        texts.addAll(LEVELS);
        Random random = new Random(3);
        for (int run = 0; run < 10_000; run++) {
            Map<String, @Nullable String> values = new HashMap<>();
            some(texts, random).forEach(name -> values.put(name, random.nextInt(5) == 0 ? null : one(texts, random)));
            ScoringTrial.Result result = ScoringTrial.of(
                    one(texts, random),
                    random.nextInt(9) == 0 ? null : one(texts, random),
                    random.nextBoolean() ? LEVELS : some(texts, random),
                    some(texts, random),
                    values);
            assertThat(result.score() == null).isEqualTo(result.because().isEmpty());
            assertThat(result.score() != null || !result.findings().isEmpty())
                    .as("run %d", run)
                    .isTrue();
            result.findings()
                    .forEach(finding -> assertThat(
                                    FindingTexts.in(Locale.of("th")).text(finding.rule(), finding.arguments()))
                            .isNotBlank()
                            .isNotEqualTo(finding.rule()));
        }
    }

    private static ScoringTrial.Result linear(String formula, List<String> levels, Map<String, String> values) {
        return ScoringTrial.of("LINEAR", formula, levels, List.of("A", "B"), new HashMap<>(values));
    }

    private static String one(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static List<String> some(List<String> texts, Random random) {
        List<String> some = new ArrayList<>();
        for (int left = random.nextInt(6); left > 0; left--) {
            some.add(one(texts, random));
        }
        return some;
    }
}
