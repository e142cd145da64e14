package org.rabrong.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rabrong.rules.ItemStatus.AWAITING;
import static org.rabrong.rules.ItemStatus.CONFIRMED;
import static org.rabrong.rules.SampleScoring.SATISFACTION;
import static org.rabrong.rules.SampleScoring.aVariable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubIndicatorScoreTest {

    private static final Instant MAY = Instant.parse("2016-05-02T08:00:00Z");

    @ParameterizedTest(name = "A {0}, B {1}: official {2}, self-assessed {3}, if all confirmed {4}, status {5}")
    @CsvSource({
        // A          B             official self    if all  status        decided
        "CONFIRMED,    CONFIRMED,    4.6667, 4.6667, 4.6667, CONFIRMED,    true",
        "CONFIRMED,    AWAITING,     1.0000, 4.6667, 4.6667, AWAITING,     false",
        "AWAITING,     AWAITING,     1.0000, 4.6667, 4.6667, AWAITING,     false",
        "CONFIRMED,    REJECTED,     1.0000, 1.0000, 1.0000, REJECTED,     true",
        "AWAITING,     REJECTED,     1.0000, 1.0000, 1.0000, REJECTED,     true",
        "REJECTED,     REJECTED,     1.0000, 1.0000, 1.0000, REJECTED,     true",
        "CONFIRMED,    NOT_REPORTED, 1.0000, 1.0000, 1.0000, NOT_REPORTED, false",
        "AWAITING,     NOT_REPORTED, 1.0000, 1.0000, 1.0000, NOT_REPORTED, false",
        "REJECTED,     NOT_REPORTED, 1.0000, 1.0000, 1.0000, NOT_REPORTED, true",
        "NOT_REPORTED, NOT_REPORTED, 1.0000, 1.0000, 1.0000, NOT_REPORTED, false",
    })
    void the_statuses_of_the_variables_say_which_score_counts(
            ItemStatus a,
            ItemStatus b,
            String official,
            String selfAssessed,
            String ifAllConfirmed,
            ItemStatus status,
            boolean decided) {
        SubIndicatorScore scores = SubIndicatorScore.of(
                SATISFACTION, List.of(aVariable("A", a, valueIn(a, "250")), aVariable("B", b, valueIn(b, "300"))));

        assertThat(scores.official().score()).hasToString(official);
        assertThat(scores.selfAssessed().score()).hasToString(selfAssessed);
        assertThat(scores.ifAllConfirmed().score()).hasToString(ifAllConfirmed);
        assertThat(scores.status()).isEqualTo(status);
        assertThat(scores.decided()).isEqualTo(decided);
    }

    @Test
    void a_division_by_zero_scores_one_and_says_why() {
        Graded official = SubIndicatorScore.of(
                        SATISFACTION, List.of(aVariable("A", CONFIRMED, "3"), aVariable("B", CONFIRMED, "0")))
                .official();

        assertThat(official.score()).isEqualTo(Score.ONE);
        assertThat(official.reason()).isEqualTo(Reason.of("division-by-zero"));
        assertThat(official.explanation().reason()).isEqualTo(Reason.of("division-by-zero"));
    }

    @Test
    void an_audit_score_replaces_the_computed_one_even_where_nothing_is_reported() {
        SubIndicatorScore scores =
                SubIndicatorScore.of(SATISFACTION, List.of(audited("A", "3.25", MAY), aVariable("B", CONFIRMED, null)));

        assertThat(scores.audited()).isTrue();
        assertThat(scores.official().score()).hasToString("3.2500");
        assertThat(scores.selfAssessed().score()).hasToString("3.2500");
        assertThat(scores.ifAllConfirmed().score()).hasToString("3.2500");
        assertThat(scores.official().explanation().because().getFirst().rule()).isEqualTo("AUDIT");
    }

    @Test
    void the_later_of_two_audit_scores_is_in_force() {
        SubIndicatorScore scores = SubIndicatorScore.of(
                SATISFACTION, List.of(audited("A", "4.0000", MAY.plusSeconds(1)), audited("B", "2.0000", MAY)));

        assertThat(scores.official().score()).hasToString("4.0000");
    }

    @Test
    void an_audit_score_is_out_of_force_once_a_variable_is_no_longer_confirmed() {
        SubIndicatorScore scores = SubIndicatorScore.of(
                SATISFACTION, List.of(audited("A", "4.0000", MAY), aVariable("B", AWAITING, "300")));

        assertThat(scores.audited()).isFalse();
        assertThat(scores.official().score()).isEqualTo(Score.ONE);
        assertThat(scores.ifAllConfirmed().score()).hasToString("4.0000");
    }

    @Test
    void a_score_explains_itself_down_to_what_was_reported() {
        Explanation official = SubIndicatorScore.of(
                        SATISFACTION, List.of(aVariable("A", CONFIRMED, "250"), aVariable("B", CONFIRMED, "300")))
                .official()
                .explanation();

        assertThat(lines(official, 0))
                .containsExactly(
                        "OFFICIAL {2.A=CONFIRMED, 2.B=CONFIRMED} = 4.6667",
                        " ROUNDING {exact=4.6666666667…} = 4.6667",
                        "  LINEAR {x=83.3333333333…, levels=65/70/75/80/85} = 4.6666666667…",
                        "   FORMULA {formula=100 * A / B, A=250, B=300} = 83.3333333333…",
                        "    VALUE {variable=2.A, revision=1, status=CONFIRMED} = 250",
                        "    VALUE {variable=2.B, revision=1, status=CONFIRMED} = 300");
    }

    @Test
    void every_rule_of_an_explanation_is_in_the_table() {
        for (ItemStatus status : ItemStatus.values()) {
            for (String b : List.of("300", "0")) {
                SubIndicatorScore scores = SubIndicatorScore.of(
                        SATISFACTION, List.of(aVariable("A", status, "250"), aVariable("B", status, b)));
                for (Graded graded : List.of(scores.official(), scores.selfAssessed(), scores.ifAllConfirmed())) {
                    assertAllInTable(graded.explanation());
                }
            }
        }
    }

    @Test
    void rules_have_different_ids_and_a_source() {
        assertThat(ScoringRules.RULES).extracting(ScoringRule::id).doesNotHaveDuplicates();
        assertThat(ScoringRules.RULES).allSatisfy(rule -> {
            assertThat(rule.what()).isNotBlank();
            assertThat(rule.source()).startsWith("spec §");
        });
    }

    private static void assertAllInTable(Explanation explanation) {
        assertThat(ScoringRules.rule(explanation.rule())).as(explanation.rule()).isPresent();
        explanation.because().forEach(SubIndicatorScoreTest::assertAllInTable);
    }

    private static List<String> lines(Explanation explanation, int depth) {
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(depth) + explanation.rule() + " " + explanation.inputs() + " = " + explanation.result());
        explanation.because().forEach(child -> lines.addAll(lines(child, depth + 1)));
        return lines;
    }

    private static VariableState audited(String id, String score, Instant at) {
        return new VariableState(
                "2." + id, id, CONFIRMED, null, 0, new VariableState.Audit(Score.of(new BigDecimal(score)), at));
    }

    private static @Nullable String valueIn(ItemStatus status, String value) {
        return status == ItemStatus.NOT_REPORTED ? null : value;
    }
}
