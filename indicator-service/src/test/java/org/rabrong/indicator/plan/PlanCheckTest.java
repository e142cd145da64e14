package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.indicator.plan.PlanFinding.Severity;

/** A plan is published only when it keeps every rule of spec §5. */
class PlanCheckTest {

    static final String GOOD = """
            programme: KRS
            name_th: แผน
            fiscal_year: 2559
            rounds: [{months: 6, name_th: รอบ 6 เดือน}]
            dimensions:
              - code: EXT
                name_th: มิติ
                indicators:
                  - code: "1"
                    name_th: ตัวชี้วัดหลัก
                    sub_indicators:
                      - {code: "1.1", name_th: ร้อยละ, weight: 60, bureau: BPP, reporters: ALL,
                         variables: [{id: A, name_th: ก, unit_th: คน, min: 0, max: 10}, {id: B, name_th: ข, unit_th: คน, min: 1, max: 10}],
                         scoring: {kind: LINEAR, formula: 100 * A / B, levels: [60, 70, 80, 90, 100]}}
                      - {code: "1.2", name_th: ระดับ, weight: 40, bureau: BTL, reporters: PRIMARY,
                         variables: [{id: A, name_th: ก, unit_th: ระดับ, min: 1, max: 5}], scoring: {kind: LEVEL}}
                      - {code: "1.3", name_th: สำเร็จ, weight: 40, bureau: BTL, reporters: SECONDARY,
                         variables: [{id: A, name_th: ก, unit_th: แห่ง, min: 0, max: 1}], scoring: {kind: BINARY}}
            """;

    @Test
    void a_complete_plan_breaks_no_rule() {
        assertThat(PlanCheck.findingsIn(draft(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    weight: 60,               | weight: 0,                    | SUB_INDICATOR 1.1 weight: weight-positive
                    weight: 60,               | weight: -1,                   | SUB_INDICATOR 1.1 weight: weight-positive
                    weight: 60,               | weight: 1e99,                 | SUB_INDICATOR 1.1 weight: number-too-long [40]
                    bureau: BPP               | bureau: bpp                   | SUB_INDICATOR 1.1 bureau: bureau-unknown [bpp]
                    bureau: BPP               | bureau: ''                    | SUB_INDICATOR 1.1 bureau: bureau-missing
                    code: "1.2"               | code: "1.1"                   | SUB_INDICATOR 1.1 code: code-twice [1.1]
                    code: "1.2"               | code: "1 2"                   | SUB_INDICATOR 1 2 code: code-form
                    {id: B,                   | {id: A,                       | VARIABLE 1.1.A id: code-twice [A]
                    {id: B,                   | {id: Bad,                     | VARIABLE 1.1.Bad id: variable-id
                    name_th: ข                | name_th: ' '                  | VARIABLE 1.1.B nameTh: required [nameTh]
                    unit_th: ระดับ            | unit_th: ''                   | VARIABLE 1.2.A unitTh: required [unitTh]
                    name_th: มิติ             | name_th: ''                   | DIMENSION EXT nameTh: required [nameTh]
                    min: 0, max: 10           | min: 11, max: 10              | VARIABLE 1.1.A max: max-below-min
                    min: 0, max: 10           | min: 0, max: 10, decimals: 7  | VARIABLE 1.1.A decimals: decimals-range [6]
                    [60, 70, 80, 90, 100]     | [60, 70, 80, 90]              | SUB_INDICATOR 1.1 scoring.levels: levels-five [4]
                    [60, 70, 80, 90, 100]     | [60, 70, 70, 90, 100]         | SUB_INDICATOR 1.1 scoring.levels: levels-not-monotone [2, 70, 3, 70]
                    [60, 70, 80, 90, 100]     | [60, 70, 65, 90, 100]         | SUB_INDICATOR 1.1 scoring.levels: levels-not-monotone [2, 70, 3, 65]
                    [60, 70, 80, 90, 100]     | [60, 50, 40, 30, 35.5]        | SUB_INDICATOR 1.1 scoring.levels: levels-not-monotone [4, 30, 5, 35.5]
                    100 * A / B               | 100 * A / C                   | SUB_INDICATOR 1.1 scoring.formula: formula-unknown-variable [C]
                    100 * A / B               | 100 * A                       | SUB_INDICATOR 1.1 scoring.formula: formula-unused-variable [B]
                    100 * A / B               | 100 * (A / B                  | SUB_INDICATOR 1.1 scoring.formula: formula-ends [13]
                    100 * A / B               | 100 * A / B)                  | SUB_INDICATOR 1.1 scoring.formula: formula-syntax [12, )]
                    100 * A / B               | 100 ร้อย A / B                | SUB_INDICATOR 1.1 scoring.formula: formula-syntax [5, ร]
                    formula: 100 * A / B,     | ''                            | SUB_INDICATOR 1.1 scoring.formula: formula-missing
                    min: 1, max: 10}          | min: 1, max: 10, open: false} | SUB_INDICATOR 1.1 scoring.formula: formula-closed-variable [B]
                    min: 1, max: 5}           | min: 1, max: 5, open: false}  | SUB_INDICATOR 1.2: no-open-variable
                    scoring: {kind: LEVEL}    | 'scoring: {kind: LEVEL, levels: [1, 2, 3, 4, 5]}' | SUB_INDICATOR 1.2 scoring.levels: levels-only-linear
                    scoring: {kind: LEVEL}    | 'scoring: {kind: LEVEL, formula: A}' | SUB_INDICATOR 1.2 scoring.formula: formula-only-linear
                    min: 1, max: 5            | min: 0, max: 5                | VARIABLE 1.2.A min: kind-min [LEVEL, 1]
                    min: 0, max: 1}           | min: 0, max: 2}               | VARIABLE 1.3.A max: kind-max [BINARY, 1]
                    reporters: PRIMARY        | reporters: [8101, 8101]       | SUB_INDICATOR 1.2 reporters: office-twice [8101]
                    reporters: PRIMARY        | reporters: [81 01]            | SUB_INDICATOR 1.2 reporters: office-unknown [81 01]
                    reporters: PRIMARY        | reporters: []                 | SUB_INDICATOR 1.2 reporters: reporters-missing
                    programme: KRS            | programme: K R S              | PLAN k r s-2559 plan: plan-id
                    """)
    void every_broken_rule_is_named_with_its_place(String part, String broken, String finding) {
        assertThat(GOOD).contains(part);
        List<PlanFinding> findings = PlanCheck.findingsIn(draft(GOOD.replace(part, broken)));
        assertThat(findings)
                .filteredOn(PlanFinding::blocks)
                .extracting(PlanFinding::toString)
                .contains(finding);
    }

    @Test
    void what_is_too_large_for_the_engine_is_named() {
        assertThat(rules(GOOD.replace("100 * A / B", "(".repeat(10_000) + "A / B")))
                .contains("formula-too-long");
        assertThat(rules(GOOD.replace("100 * A / B", "(".repeat(51) + "A / B"))).contains("formula-too-deep");
        assertThat(rules(GOOD.replace("100 * A / B", "A / B * " + "9".repeat(41))))
                .contains("formula-too-many-digits");
        assertThat(rules(GOOD.replace("name_th: ข", "name_th: " + "ข".repeat(501))))
                .contains("too-long");
    }

    @Test
    void positions_are_of_the_character_and_of_the_level() {
        assertThat(PlanCheck.findingsIn(draft(GOOD.replace("100 * A / B", "100 * A / (B + C)"))))
                .extracting(PlanFinding::position)
                .containsExactly(16);
        assertThat(PlanCheck.findingsIn(draft(GOOD.replace("[60, 70, 80, 90, 100]", "[60, 70, 80, 80, 100]"))))
                .extracting(PlanFinding::position)
                .containsExactly(4);
    }

    @Test
    void weights_that_miss_100_are_a_warning_for_each_kind_of_office() {
        PlanTree draft = draft(GOOD.replace("weight: 60,", "weight: 55.5,"));
        assertThat(PlanCheck.findingsIn(draft))
                .extracting(PlanFinding::severity, PlanFinding::toString)
                .containsExactly(
                        tuple(Severity.WARNING, "PLAN krs-2559 weight: weights-not-100 [PRIMARY, 95.5]"),
                        tuple(Severity.WARNING, "PLAN krs-2559 weight: weights-not-100 [SECONDARY, 95.5]"));
    }

    @Test
    void offices_that_a_list_gives_an_extra_weight_are_named_as_a_group() {
        PlanTree draft = draft(GOOD.replace("reporters: SECONDARY", "reporters: [8101, 8102, M29]"));
        assertThat(PlanWeights.of(draft, KnownOrganisations.NONE))
                .extracting(PlanWeights.Sum::group, sum -> sum.sum().toPlainString())
                .containsExactly(
                        tuple("PRIMARY", "100"),
                        tuple("SECONDARY", "60"),
                        tuple("8101, 8102", "140"),
                        tuple("M29", "100"));
        assertThat(PlanCheck.findingsIn(draft))
                .extracting(PlanFinding::toString)
                .containsExactly(
                        "PLAN krs-2559 weight: weights-not-100 [SECONDARY, 60]",
                        "PLAN krs-2559 weight: weights-not-100 [8101, 8102, 140]");
    }

    @Test
    void offices_and_bureaus_are_looked_up_once_they_are_known() {
        PlanTree draft = draft(GOOD.replace("reporters: SECONDARY", "reporters: [8101, 9999]"));
        KnownOrganisations known = new KnownOrganisations(Map.of("8101", "PRIMARY"), Set.of("BPP"));
        assertThat(PlanCheck.findingsIn(draft, known))
                .filteredOn(PlanFinding::blocks)
                .extracting(PlanFinding::toString)
                .containsExactly(
                        "SUB_INDICATOR 1.3 reporters: office-unknown [9999]",
                        "SUB_INDICATOR 1.2 bureau: bureau-unknown [BTL]",
                        "SUB_INDICATOR 1.3 bureau: bureau-unknown [BTL]");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1000, true", "1001, false"})
    void the_deviation_that_is_warned_about_is_0_to_1000_percent(int percent, boolean publishable) {
        List<PlanFinding> findings = PlanCheck.findingsIn(draft(GOOD + "deviation_percent: " + percent));
        assertThat(findings)
                .extracting(PlanFinding::toString)
                .isEqualTo(publishable ? List.of() : List.of("PLAN krs-2559 deviationPercent: deviation-range [1000]"));
    }

    @Test
    void carrying_forward_what_keeps_growing_is_a_warning() {
        String flags = "min: 1, max: 5, carry_forward: true, cumulative: true}";
        assertThat(PlanCheck.findingsIn(draft(GOOD.replace("min: 1, max: 5}", flags))))
                .extracting(PlanFinding::severity, PlanFinding::toString)
                .containsExactly(tuple(Severity.WARNING, "VARIABLE 1.2.A carryForward: carry-forward-cumulative"));
    }

    @Test
    void a_draft_that_has_only_begun_is_told_what_it_lacks() {
        PlanTree empty =
                new PlanTree("krs-2560", "KRS", "", 2560, 0, PlanTree.Policy.UNDECIDED_COUNTS_ONE, 50, List.of());
        assertThat(PlanCheck.findingsIn(empty))
                .extracting(PlanFinding::toString)
                .containsExactly("PLAN krs-2560 nameTh: required [nameTh]", "PLAN krs-2560: no-dimension");
    }

    @Test
    void a_broken_plan_is_not_published_and_all_of_it_is_told() {
        PlanTree draft = draft(GOOD.replace("weight: 60,", "weight: 0,").replace("BPP", "bpp"));
        assertThatThrownBy(() -> Plan.begin(draft)
                        .publish(draft, PlanCheck.findingsIn(draft), true, Publisher.file(Instant.EPOCH)))
                .isInstanceOf(IncompletePlan.class)
                .hasMessageContaining("SUB_INDICATOR 1.1 weight")
                .hasMessageContaining("SUB_INDICATOR 1.1 bureau");
    }

    @Test
    void publishing_counts_versions_from_1_and_freezes_the_tree() {
        PlanTree draft = draft(GOOD);
        Plan plan = Plan.begin(draft);
        assertThat(plan.publish(draft, List.of(), false, Publisher.file(Instant.EPOCH))
                        .tree()
                        .version())
                .isEqualTo(1);
        assertThat(plan.publish(draft, List.of(), false, Publisher.file(Instant.EPOCH))
                        .tree()
                        .version())
                .isEqualTo(2);
        assertThat(plan.publishedVersion()).isEqualTo(2);
    }

    @Test
    void a_mistyped_member_of_a_file_is_an_error() {
        assertThatThrownBy(() -> draft(GOOD.replace("bureau: BPP", "buraeu: BPP")))
                .hasMessageContaining("buraeu");
    }

    @Test
    void the_real_plans_keep_every_rule_and_are_read_wholly() {
        List<PlanTree> drafts = PlanFiles.read().stream().map(PlanFile::draft).toList();
        assertThat(drafts.stream().flatMap(draft -> PlanCheck.findingsIn(draft).stream()))
                .extracting(PlanFinding::severity, PlanFinding::toString)
                .containsExactlyInAnyOrder(
                        tuple(Severity.WARNING, "PLAN krs-2559 weight: weights-not-100 [PRIMARY, 95]"),
                        tuple(Severity.WARNING, "PLAN krs-2559 weight: weights-not-100 [SECONDARY, 95]"),
                        tuple(Severity.WARNING, "PLAN ars-2559 weight: weights-not-100 [SECONDARY, 85]"));
        assertThat(drafts).extracting(PlanTree::plan).containsExactlyInAnyOrder("krs-2559", "ars-2559");
        PlanTree krs = drafts.stream()
                .filter(draft -> draft.programme().equals("KRS"))
                .findFirst()
                .orElseThrow();
        PlanTree ars = drafts.stream()
                .filter(draft -> draft.programme().equals("ARS"))
                .findFirst()
                .orElseThrow();
        assertThat(krs.subIndicators()).hasSize(21);
        assertThat(krs.subIndicators().flatMap(sub -> sub.variables().stream())).hasSize(34);
        assertThat(ars.subIndicators()).hasSize(9);
        assertThat(ars.subIndicators().flatMap(sub -> sub.variables().stream())).hasSize(12);
    }

    private static List<String> rules(String yaml) {
        return PlanCheck.findingsIn(draft(yaml)).stream().map(PlanFinding::rule).toList();
    }

    private static PlanTree draft(String yaml) {
        return PlanFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .draft();
    }
}
