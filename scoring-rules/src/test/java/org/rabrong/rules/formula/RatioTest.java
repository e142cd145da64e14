package org.rabrong.rules.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which formulas are one variable as a share of another. */
class RatioTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A / B",
                "100 * A / B",
                "100*A/B",
                "A / B * 100",
                "A * 100 / B",
                "(A / B) * 100",
                "100 * (A / B)",
                "(100 * A) / B",
                "100 / B * A",
                "((A)) / ((B))",
                "0.5 * 2 * A / B * 100",
                "A / (100 * B)",
                "A / B / 100",
                "A / (B / 100)",
            })
    void a_part_of_a_whole(String formula) {
        assertThat(Ratio.of(Formula.of(formula))).contains(new Ratio("A", "B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "100",
                "100 * A",
                "1 / B",
                "A / 100",
                "A / A",
                "A * B",
                "A + B",
                "100 * (A - B) / B",
                "A / (A + B)",
                "(A + 0) / B",
                "A / B + 1",
                "A / B / C",
                "A * C / B",
                "A * B / B",
                "-A / B",
                "-100 * A / B",
                "0 * A / B",
                "1 / (B / A) / (B / A)",
                "",
                "A /",
                "A / B)",
            })
    void anything_else(String formula) {
        assertThat(Ratio.of(Formula.of(formula))).isEmpty();
    }

    @Test
    void what_is_found_grows_with_its_numerator_and_shrinks_with_its_denominator_and_nothing_else_matters() {
        Random random = new Random(2559);
        String[] words = {"A", "B", "C", "2", "100", "0", "+", "-", "*", "*", "/", "/", "(", ")"};
        int found = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            Formula formula = Formula.of(text.toString());
            Ratio ratio = Ratio.of(formula).orElse(null);
            if (ratio != null) {
                found++;
                assertThat(List.copyOf(formula.variables()))
                        .as(text.toString())
                        .containsExactlyInAnyOrder(ratio.numerator(), ratio.denominator());
                Rational once = value(formula, ratio, 30, 40);
                assertThat(value(formula, ratio, 60, 40)).isEqualTo(once.times(Rational.of(2)));
                assertThat(value(formula, ratio, 30, 80)).isEqualTo(once.dividedBy(Rational.of(2)));
            }
        }
        assertThat(found).isGreaterThan(20);
    }

    private static Rational value(Formula formula, Ratio ratio, long numerator, long denominator) {
        Map<String, @Nullable BigDecimal> values = new HashMap<>();
        values.put(ratio.numerator(), BigDecimal.valueOf(numerator));
        values.put(ratio.denominator(), BigDecimal.valueOf(denominator));
        return ((FormulaResult.Value) formula.evaluate(values)).value();
    }
}
