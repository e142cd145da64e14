package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan is published only when it keeps every rule of spec §5. */
class PlanCheckTest {

    private static final String GOOD = """
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
                      - {code: "1.1", name_th: ร้อยละ, weight: 5, bureau: BPP, reporters: ALL,
                         variables: [{id: A, name_th: ก, unit_th: คน, min: 0, max: 10}, {id: B, name_th: ข, unit_th: คน, min: 1, max: 10}],
                         scoring: {kind: LINEAR, formula: 100 * A / B, levels: [60, 70, 80, 90, 100]}}
                      - {code: "1.2", name_th: ระดับ, weight: 2.5, bureau: BTL, reporters: [8101, M29],
                         variables: [{id: A, name_th: ก, unit_th: ระดับ, min: 1, max: 5}], scoring: {kind: LEVEL}}
            """;

    @Test
    void a_complete_plan_breaks_no_rule() {
        assertThat(PlanCheck.findingsIn(draft(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    weight: 5,                | weight: 0,                    | 1.1 weight: must be above 0
                    weight: 5,                | weight: -1,                   | 1.1 weight: must be above 0
                    bureau: BPP               | bureau: bpp                   | 1.1 bureau: is no bureau's code
                    code: "1.2"               | code: "1.1"                   | 1.1 codes: is there twice
                    code: "1.2"               | code: "1 2"                   | 1 2 codes: is no code
                    {id: B,                   | {id: A,                       | 1.1.A codes: is there twice
                    {id: B,                   | {id: Bad,                     | 1.1.Bad codes: the variable's id must be one capital letter
                    min: 0, max: 10           | min: 11, max: 10              | 1.1.A range: min is above max
                    min: 0, max: 10           | min: 0, max: 10, decimals: 7  | 1.1.A range: decimals must be from 0 to 6
                    [60, 70, 80, 90, 100]     | [60, 70, 80, 90]              | 1.1 levels: must be five
                    [60, 70, 80, 90, 100]     | [60, 70, 70, 90, 100]         | 1.1 levels: must all rise or all fall
                    [60, 70, 80, 90, 100]     | [60, 70, 65, 90, 100]         | 1.1 levels: must all rise or all fall
                    100 * A / B               | 100 * A / C                   | 1.1 formula: names C, which is no variable of the sub-indicator
                    100 * A / B               | 100 * A                       | 1.1 formula: does not use B
                    formula: 100 * A / B,     | ''                            | 1.1 formula: is missing
                    scoring: {kind: LEVEL}    | 'scoring: {kind: LEVEL, levels: [1, 2, 3, 4, 5]}' | 1.2 levels: only LINEAR has levels
                    min: 1, max: 5            | min: 0, max: 5                | 1.2.A kind: LEVEL has values from 1 to 5
                    [8101, M29]               | [8101, 8101]                  | 1.2 reporters: an office is listed twice
                    [8101, M29]               | []                            | 1.2 reporters: a list needs offices, and only a list has them
                    programme: KRS            | programme: K R S              | k r s-2559 id: must be programme and year, as in krs-2559
                    """)
    void every_broken_rule_is_named_with_its_place(String part, String broken, String finding) {
        assertThat(GOOD).contains(part);
        assertThat(PlanCheck.findingsIn(draft(GOOD.replace(part, broken))))
                .extracting(PlanCheck.Finding::toString)
                .contains(finding);
    }

    @Test
    void a_broken_plan_is_not_published_and_all_of_it_is_told() {
        PlanTree draft = draft(GOOD.replace("weight: 5,", "weight: 0,").replace("BTL", "btl"));
        assertThatThrownBy(() -> Plan.begin(draft).publish(draft, Instant.EPOCH))
                .isInstanceOf(IncompletePlan.class)
                .hasMessageContaining("1.1 weight")
                .hasMessageContaining("1.2 bureau");
    }

    @Test
    void publishing_counts_versions_from_1_and_freezes_the_tree() {
        PlanTree draft = draft(GOOD);
        Plan plan = Plan.begin(draft);
        assertThat(plan.publish(draft, Instant.EPOCH).tree().version()).isEqualTo(1);
        assertThat(plan.publish(draft, Instant.EPOCH).tree().version()).isEqualTo(2);
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
        assertThat(drafts)
                .allSatisfy(draft -> assertThat(PlanCheck.findingsIn(draft)).isEmpty());
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

    private static PlanTree draft(String yaml) {
        return PlanFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .draft();
    }
}
