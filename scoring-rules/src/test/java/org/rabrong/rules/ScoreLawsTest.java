package org.rabrong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any levels, values and weights, tried by the thousand from a fixed seed. */
class ScoreLawsTest {

    private static final int TRIES = 5_000;
    private static final BigDecimal ROUNDING = new BigDecimal("0.0001");

    private final Random random = new Random(2559);

    @Test
    void a_better_value_never_scores_less() {
        for (int i = 0; i < TRIES; i++) {
            List<BigDecimal> levels = levels();
            boolean ascending = levels.getFirst().compareTo(levels.getLast()) < 0;
            BigDecimal x = value();
            BigDecimal y = value();
            BigDecimal better = ascending ? x.max(y) : x.min(y);
            BigDecimal worse = ascending ? x.min(y) : x.max(y);

            assertThat(linear(levels, better))
                    .as("%s: %s is better than %s", levels, better, worse)
                    .isGreaterThanOrEqualTo(linear(levels, worse));
        }
    }

    @Test
    void every_level_scores_its_number_exactly() {
        for (int i = 0; i < TRIES; i++) {
            List<BigDecimal> levels = levels();
            for (int level = 1; level <= 5; level++) {
                assertThat(linear(levels, levels.get(level - 1))).isEqualTo(Score.of(String.valueOf(level)));
            }
        }
    }

    @Test
    void a_small_step_of_the_value_is_a_small_step_of_the_score() {
        BigDecimal step = new BigDecimal("0.0001");
        for (int i = 0; i < TRIES; i++) {
            List<BigDecimal> levels = levels();
            BigDecimal narrowest = BigDecimal.valueOf(Long.MAX_VALUE);
            for (int level = 1; level < 5; level++) {
                narrowest = narrowest.min(
                        levels.get(level).subtract(levels.get(level - 1)).abs());
            }
            BigDecimal x = value();
            BigDecimal steepest = step.divide(narrowest, 10, java.math.RoundingMode.UP);

            BigDecimal change = linear(levels, x.add(step))
                    .value()
                    .subtract(linear(levels, x).value())
                    .abs();

            assertThat(change).isLessThanOrEqualTo(steepest.add(ROUNDING));
        }
    }

    @Test
    void mirrored_levels_and_values_score_the_same() {
        for (int i = 0; i < TRIES; i++) {
            List<BigDecimal> levels = levels();
            BigDecimal x = value();
            List<BigDecimal> mirrored = levels.stream().map(BigDecimal::negate).toList();

            assertThat(linear(mirrored, x.negate())).isEqualTo(linear(levels, x));
        }
    }

    @Test
    void a_total_lies_between_its_lowest_and_highest_score_and_does_not_depend_on_the_order() {
        for (int i = 0; i < TRIES; i++) {
            List<OfficeTotal.Part> parts = parts();
            Score lowest = parts.stream()
                    .map(OfficeTotal.Part::score)
                    .min(Score::compareTo)
                    .orElseThrow();
            Score highest = parts.stream()
                    .map(OfficeTotal.Part::score)
                    .max(Score::compareTo)
                    .orElseThrow();
            for (TotalPolicy policy : TotalPolicy.values()) {
                OfficeTotal total = OfficeTotal.of(policy, parts);
                List<OfficeTotal.Part> shuffled = new ArrayList<>(parts);
                Collections.shuffle(shuffled, random);

                assertThat(OfficeTotal.of(policy, shuffled)).isEqualTo(total);
                if (total.reason() == null) {
                    assertThat(total.score()).isBetween(lowest, highest);
                }
            }
        }
    }

    @Test
    void only_the_proportion_of_the_weights_matters() {
        for (int i = 0; i < TRIES; i++) {
            List<OfficeTotal.Part> parts = parts();
            BigDecimal factor = new BigDecimal(1 + random.nextInt(1000)).movePointLeft(2);
            List<OfficeTotal.Part> scaled = parts.stream()
                    .map(part -> new OfficeTotal.Part(part.weight().multiply(factor), part.score(), part.decided()))
                    .toList();

            assertThat(OfficeTotal.of(TotalPolicy.UNDECIDED_COUNTS_ONE, scaled))
                    .isEqualTo(OfficeTotal.of(TotalPolicy.UNDECIDED_COUNTS_ONE, parts));
        }
    }

    @Test
    void official_is_never_above_what_it_would_be_if_all_were_confirmed() {
        Scoring scoring = new Scoring("LINEAR", "100 * A / B", SampleScoring.LEVELS);
        for (int i = 0; i < TRIES; i++) {
            List<VariableState> variables = List.of(SampleScoring.any(random, "A"), SampleScoring.any(random, "B"));

            SubIndicatorScore scores = SubIndicatorScore.of(scoring, variables);

            assertThat(scores.official().score())
                    .as(variables.toString())
                    .isLessThanOrEqualTo(scores.ifAllConfirmed().score());
            if (scores.status() == ItemStatus.CONFIRMED) {
                assertThat(scores.official().score())
                        .isEqualTo(scores.selfAssessed().score())
                        .isEqualTo(scores.ifAllConfirmed().score());
            } else {
                assertThat(scores.official().score()).isEqualTo(Score.ONE);
            }
        }
    }

    private Score linear(List<BigDecimal> levels, BigDecimal x) {
        VariableState variable = new VariableState("1.A", "A", ItemStatus.CONFIRMED, x, 1, null);
        return SubIndicatorScore.of(new Scoring("LINEAR", "A", levels), List.of(variable))
                .official()
                .score();
    }

    private List<BigDecimal> levels() {
        List<BigDecimal> levels = new ArrayList<>();
        BigDecimal level = value();
        for (int i = 0; i < 5; i++) {
            levels.add(level);
            level = level.add(new BigDecimal(1 + random.nextInt(5_000)).movePointLeft(2));
        }
        return random.nextBoolean() ? levels : levels.reversed();
    }

    private BigDecimal value() {
        return new BigDecimal(random.nextInt(400_000) - 200_000).movePointLeft(3);
    }

    private List<OfficeTotal.Part> parts() {
        List<OfficeTotal.Part> parts = new ArrayList<>();
        for (int size = 1 + random.nextInt(20); size > 0; size--) {
            parts.add(new OfficeTotal.Part(
                    new BigDecimal(1 + random.nextInt(200)).movePointLeft(1),
                    new Score(new BigDecimal(10_000 + random.nextInt(40_001)).movePointLeft(4)),
                    random.nextBoolean()));
        }
        return parts;
    }
}
