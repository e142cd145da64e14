package org.rabrong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of spec §6, and the borders around them, as tables. */
class GoldenScoresTest {

    @ParameterizedTest(name = "{0}: levels {1}, x = {2} gives {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # why                                | levels               | x             | score
            spec: between two levels             | 60/70/80/90/100      | 87.35         | 3.7350
            spec: a third that never ends        | 65/70/75/80/85       | 100*250/300   | 4.6667
            spec: beyond the last level          | 65/70/75/80/85       | 100*412/480   | 5.0000
            spec: uneven levels                  | 60/65/75/90/95       | 72            | 2.7000
            spec: lower is better                | 5/4/3/2/1            | 3.7           | 2.3000
            on t1                                | 60/70/80/90/100      | 60            | 1.0000
            just below t1                        | 60/70/80/90/100      | 59.9999       | 1.0000
            on t2                                | 60/70/80/90/100      | 70            | 2.0000
            on t4                                | 60/70/80/90/100      | 90            | 4.0000
            on t5                                | 60/70/80/90/100      | 100           | 5.0000
            far beyond t5                        | 60/70/80/90/100      | 1000000       | 5.0000
            far below t1                         | 60/70/80/90/100      | -1000000      | 1.0000
            lower is better: on t1               | 5/4/3/2/1            | 5             | 1.0000
            lower is better: worse than t1       | 5/4/3/2/1            | 5.0001        | 1.0000
            lower is better: on t3               | 5/4/3/2/1            | 3             | 3.0000
            lower is better: on t5               | 5/4/3/2/1            | 1             | 5.0000
            lower is better: better than t5      | 5/4/3/2/1            | 0             | 5.0000
            lower is better, uneven              | 100/97.5/95/92.5/90  | 96            | 2.6000
            growth: 100 (A - B) / B              | 1/2/3/4/5            | 100*(41-40)/40| 2.5000
            exactly half: up                     | 1/2/3/4/5            | 2.00005       | 2.0001
            a hair below half: down              | 1/2/3/4/5            | 2.000049999999999999999999999999999999 | 2.0000
            negative levels                      | -5/-4/-3/-2/-1       | -3.5          | 2.5000
            """)
    void linear(String why, String levels, String x, String score) {
        assertThat(official("LINEAR", levels, x).score()).hasToString(score);
    }

    @ParameterizedTest(name = "{0}: {1} gives {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # kind | value  | score  | reason
            LEVEL  | 1      | 1.0000 |
            LEVEL  | 4      | 4.0000 |
            LEVEL  | 4.5    | 4.5000 |
            LEVEL  | 5      | 5.0000 |
            LEVEL  | 0      | 1.0000 | no-level
            LEVEL  | 5.0001 | 1.0000 | no-level
            BINARY | 1      | 5.0000 |
            BINARY | 1.00   | 5.0000 |
            BINARY | 0      | 1.0000 |
            BINARY | 0.5    | 1.0000 | not-binary
            BINARY | 2      | 1.0000 | not-binary
            CUBIC  | 2      | 1.0000 | unknown-kind
            """)
    void level_and_binary(String kind, String value, String score, @Nullable String reason) {
        Graded graded = official(kind, "", value);

        assertThat(graded.score()).hasToString(score);
        assertThat(graded.reason() == null ? null : graded.reason().code()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}: {1} gives {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # policy             | weight*score, ? where undecided                         | total  | reason
            UNDECIDED_COUNTS_ONE | 30*3.7350 25*4.0000 20*5.0000 15*1.0000? 10*2.3000      | 3.5005 |
            LEAVE_UNDECIDED_OUT  | 30*3.7350 25*4.0000 20*5.0000 15*1.0000? 10*2.3000      | 3.9418 |
            UNDECIDED_COUNTS_ONE | 15*1.0000?                                              | 1.0000 |
            LEAVE_UNDECIDED_OUT  | 15*1.0000? 10*1.0000?                                   | 1.0000 | nothing-decided
            LEAVE_UNDECIDED_OUT  | 15*1.0000? 10*4.0000                                    | 4.0000 |
            UNDECIDED_COUNTS_ONE | 0*5.0000 0*4.0000                                       | 1.0000 | no-weight
            UNDECIDED_COUNTS_ONE | 2.5*5.0000 5*1.0000 -3*4.0000                           | 2.3333 |
            UNDECIDED_COUNTS_ONE | 1*1.0000 1*1.0001                                       | 1.0001 |
            """)
    void totals(String policy, String parts, String total, @Nullable String reason) {
        List<OfficeTotal.Part> list = new ArrayList<>();
        for (String part : parts.split(" ", -1)) {
            String[] weightAndScore = part.replace("?", "").split("\\*", -1);
            list.add(new OfficeTotal.Part(
                    new BigDecimal(weightAndScore[0]), Score.of(weightAndScore[1]), !part.endsWith("?")));
        }

        OfficeTotal result = OfficeTotal.of(TotalPolicy.valueOf(policy), list);

        assertThat(result.score()).hasToString(total);
        assertThat(result.reason() == null ? null : result.reason().code()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}: {1} gives {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # policy             | weight*official/self/if confirmed; ? undecided now, ?? even if all were confirmed       | official self if-confirmed
            UNDECIDED_COUNTS_ONE | 2.5*4/4/4 2.5*1/3/3? 5*5/5/5                                                           | 3.7500 4.2500 4.2500
            LEAVE_UNDECIDED_OUT  | 2.5*4/4/4 2.5*1/3/3? 5*5/5/5                                                           | 4.6667 4.2500 4.2500
            LEAVE_UNDECIDED_OUT  | 2.5*4/4/4 2.5*1/1/1?? 5*5/5/5                                                          | 4.6667 3.7500 4.6667
            LEAVE_UNDECIDED_OUT  | 3*1/2/2? 7*1/1/1??                                                                     | 1.0000 1.3000 2.0000
            UNDECIDED_COUNTS_ONE | 1*5/4/4                                                                                | 5.0000 4.0000 4.0000
            """)
    void the_three_totals_of_an_indicator(String policy, String parts, String totals) {
        List<ThreeTotals.Part> list = new ArrayList<>();
        for (String part : parts.split(" ", -1)) {
            String[] numbers = part.replace("?", "").split("[*/]", -1);
            list.add(new ThreeTotals.Part(
                    new BigDecimal(numbers[0]),
                    Score.of(numbers[1]),
                    Score.of(numbers[2]),
                    Score.of(numbers[3]),
                    !part.endsWith("?"),
                    !part.endsWith("??")));
        }

        ThreeTotals three = ThreeTotals.of(TotalPolicy.valueOf(policy), list);

        assertThat(three.official().score() + " " + three.selfAssessed().score() + " "
                        + three.ifAllConfirmed().score())
                .isEqualTo(totals);
    }

    /** x is an expression without variables; the single variable A stands for it where there is no operator. */
    private static Graded official(String kind, String levels, String x) {
        boolean formula = !x.matches("-?[0-9.]+");
        List<BigDecimal> t = levels.isEmpty()
                ? List.of()
                : Arrays.stream(levels.split("/")).map(BigDecimal::new).toList();
        VariableState variable = new VariableState(
                "1.A", "A", ItemStatus.CONFIRMED, formula ? BigDecimal.ONE : new BigDecimal(x), 1, null);
        return SubIndicatorScore.of(new Scoring(kind, formula ? x : null, t), List.of(variable))
                .official();
    }
}
