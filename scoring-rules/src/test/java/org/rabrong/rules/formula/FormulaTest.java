package org.rabrong.rules.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.rules.formula.FormulaResult.Failure;
import org.rabrong.rules.formula.FormulaResult.Kind;
import org.rabrong.rules.formula.FormulaResult.Value;

class FormulaTest {

    private static final Map<String, @Nullable BigDecimal> VALUES = new HashMap<>();

    static {
        VALUES.put("A", new BigDecimal("412"));
        VALUES.put("B", new BigDecimal("480"));
        VALUES.put("ZERO", BigDecimal.ZERO);
        VALUES.put("MISSING", null);
        VALUES.put("HUGE", new BigDecimal("1E+999999999"));
        VALUES.put("TINY", new BigDecimal("1E-999999999"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "1 + 2 * 3, 7",
        "(1 + 2) * 3, 9",
        "2 - 3 - 4, -5",
        "24 / 4 / 2, 3",
        "1 / 3 * 3, 1",
        "0.1 + 0.2, 0.3",
        "-A, -412",
        "--A, 412",
        "2 * -3, -6",
        "-2 * -3, 6",
        "100 * A / B, 85.8333333333…",
        "100 * (A - B) / B, -14.1666666667…",
        "A, 412",
        "'  ( ( A ) ) ', 412",
        "007.50, 7.5",
    })
    void arithmetic_is_exact(String formula, String value) {
        assertThat(((Value) Formula.of(formula).evaluate(VALUES)).value().shown())
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "'', SYNTAX, '1,'",
        "'   ', SYNTAX, '4,'",
        "1 +, SYNTAX, '4,'",
        "1 2, SYNTAX, '3,2'",
        "(1, SYNTAX, '3,'",
        "1), SYNTAX, '2,)'",
        "1 + * 2, SYNTAX, '5,*'",
        "+1, SYNTAX, '1,+'",
        "1e5, SYNTAX, '2,e'",
        "1.2.3, SYNTAX, '4,.'",
        "5., SYNTAX, '3,'",
        ".5, SYNTAX, '1,.'",
        "A(1), SYNTAX, '2,('",
        "'A; B', SYNTAX, '2,;'",
        "ก + 1, SYNTAX, '1,ก'",
        "T(java.lang.Runtime), SYNTAX, '2,('",
        "A.B, SYNTAX, '2,.'",
        "C, UNKNOWN_VARIABLE, C",
        "A + MISSING, MISSING_VALUE, MISSING",
        "A / ZERO, DIVISION_BY_ZERO, ''",
        "A / (B - B), DIVISION_BY_ZERO, ''",
        "0 / 0, DIVISION_BY_ZERO, ''",
        "HUGE * 2, TOO_MANY_DIGITS, 40",
        "TINY * 2, TOO_MANY_DIGITS, 40",
        "12345678901234567890123456789012345678901, TOO_MANY_DIGITS, 40",
    })
    void what_cannot_be_computed_says_why(String formula, Kind kind, String arguments) {
        assertThat(Formula.of(formula).evaluate(VALUES)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(String.join(",", failure.arguments())).isEqualTo(arguments);
        });
    }

    @Test
    void a_formula_names_its_variables() {
        assertThat(Formula.of("100 * (A - B) / B").variables()).containsExactly("A", "B");
        assertThat(Formula.of("100 * (").variables()).isEmpty();
    }

    @Test
    void depth_is_bounded() {
        assertThat(Formula.of("(".repeat(50) + "1" + ")".repeat(50)).failure()).isNull();
        assertThat(failure("(".repeat(51) + "1" + ")".repeat(51)).kind()).isEqualTo(Kind.TOO_DEEP);
        assertThat(failure("-".repeat(51) + "1").kind()).isEqualTo(Kind.TOO_DEEP);
        assertThat(failure("-(".repeat(26) + "1" + ")".repeat(26)).kind()).isEqualTo(Kind.TOO_DEEP);
        assertThat(Formula.of("(1)+".repeat(200) + "1").failure()).isNull();
    }

    @Test
    void length_is_bounded() {
        assertThat(Formula.of("1+".repeat(499) + "10").failure()).isNull();
        assertThat(failure("1+".repeat(500) + "1").kind()).isEqualTo(Kind.TOO_LONG);
    }

    @Test
    void digits_are_bounded_on_the_way() {
        String nines = "9".repeat(40);
        assertThat(((Failure) Formula.of((nines + "*").repeat(20) + "1").evaluate(VALUES)).kind())
                .isEqualTo(Kind.TOO_MANY_DIGITS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "1+", "((((1/3)*", "9", " ", "A*", "ก", "\u0000", "1/7+"})
    void a_megabyte_of_anything_is_refused_within_50_milliseconds(String part) {
        String text = part.repeat(1_000_000 / part.length());
        Formula.of(text);

        long start = System.nanoTime();
        Failure failure = failure(text);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LONG);
    }

    @Test
    void ten_thousand_nested_brackets_are_refused() {
        assertThat(failure("(".repeat(10_000) + "1" + ")".repeat(10_000)).kind())
                .isIn(Kind.TOO_LONG, Kind.TOO_DEEP);
    }

    @Test
    void the_worst_formula_within_the_bounds_takes_no_time() {
        String fraction = "1/" + "7".repeat(35) + "3+";
        Formula formula = Formula.of(fraction.repeat(1000 / fraction.length()) + "1");
        formula.evaluate(VALUES);

        long start = System.nanoTime();
        formula.evaluate(VALUES);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void nothing_that_a_person_may_type_throws() {
        Random random = new Random(2559);
        String alphabet = "AB01239.+-*/() \tกe_,";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            FormulaResult result = Formula.of(text.toString()).evaluate(VALUES);
            assertThat(result).as(text.toString()).isNotNull();
        }
    }

    @Test
    void fractions_obey_the_laws_of_arithmetic() {
        Random random = new Random(2559);
        for (int i = 0; i < 5_000; i++) {
            Rational a = any(random);
            Rational b = any(random);
            Rational c = any(random);
            assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
            assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
            assertThat(a.minus(b).plus(b)).isEqualTo(a);
            if (!b.isZero()) {
                assertThat(a.dividedBy(b).times(b)).isEqualByComparingTo(a);
            }
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        }
    }

    private static Rational any(Random random) {
        Rational divisor = Rational.of(1 + random.nextInt(1000));
        return Rational.of(new BigDecimal(random.nextInt(2_000_000) - 1_000_000).movePointLeft(random.nextInt(6)))
                .dividedBy(divisor);
    }

    @ParameterizedTest(name = "{0}: {1} at {2}")
    @CsvSource({
        "100 * A / (B, SYNTAX, 13",
        "A )) , SYNTAX, 3",
        "A / ZERO, DIVISION_BY_ZERO, 3",
        "A / (B - B), DIVISION_BY_ZERO, 3",
        "A + X, UNKNOWN_VARIABLE, 5",
        "A + MISSING, MISSING_VALUE, 5",
        "1 + HUGE, TOO_MANY_DIGITS, 5",
        "1 + 12345678901234567890123456789012345678901, TOO_MANY_DIGITS, 5",
    })
    void a_failure_names_the_character_where_it_fails(String formula, Kind kind, int position) {
        assertThat(Formula.of(formula).evaluate(VALUES)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.position()).isEqualTo(position);
        });
    }

    @Test
    void too_deep_names_the_bracket_that_is_one_too_many() {
        assertThat(failure("(".repeat(900)).position()).isEqualTo(FormulaLimits.MAX_DEPTH + 1);
        assertThat(failure("(".repeat(10_000)).position()).isEqualTo(FormulaLimits.MAX_LENGTH + 1);
    }

    @Test
    void uses_are_the_first_places_of_the_variables() {
        assertThat(Formula.of("100 * (A - B) / B").uses()).containsExactly(Map.entry("A", 8), Map.entry("B", 12));
    }

    private static Failure failure(String text) {
        Failure failure = Formula.of(text).failure();
        assertThat(failure).isNotNull();
        return java.util.Objects.requireNonNull(failure);
    }
}
