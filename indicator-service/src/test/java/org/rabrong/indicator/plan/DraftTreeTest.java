package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.indicator.plan.PlanPlace.Level;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.platform.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/** Whatever is done to a draft, in whatever order, its tree stays well-formed. */
class DraftTreeTest {

    private static final List<Level> PARTS =
            List.of(Level.DIMENSION, Level.INDICATOR, Level.SUB_INDICATOR, Level.VARIABLE);
    private static final List<String> CODES = List.of("1", "1.1", "1.1.1", "1.2", "2", "2.7", "EXT", "9.9.9.9.9.9");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void any_sequence_of_commands_keeps_the_tree_well_formed(long seed) {
        Random random = new Random(seed);
        PlanTree tree = krs();
        int done = 0;
        for (int i = 0; i < 200; i++) {
            DraftTree draft = DraftTree.of(tree);
            try {
                anyCommand(random, tree, draft);
                PlanTree after = draft.tree();
                assertWellFormed(after);
                tree = after;
                done++;
            } catch (Problem refused) {
                assertThat(refused.type().status()).isBetween(404, 422);
            }
        }
        assertThat(done).isGreaterThan(30);
    }

    @Test
    void what_is_not_changed_is_the_same() {
        PlanTree tree = krs();
        assertThat(DraftTree.of(tree).tree()).isEqualTo(tree);
        assertThat(PlanDifferences.between(tree, tree, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void a_renamed_indicator_takes_the_codes_below_along() {
        PlanTree tree = changed(krs(), Level.INDICATOR, "1.5", "{\"code\": \"1.6\"}");
        assertThat(tree.subIndicators().map(SubIndicator::code)).contains("1.6.1.1", "1.6.1.2", "1.6.2");
        assertThat(tree.subIndicators().flatMap(sub -> sub.variables().stream()).map(PlanTree.Variable::code))
                .contains("1.6.1.1.A");
    }

    @Test
    void a_code_that_is_there_is_refused_also_when_it_is_carried_along() {
        assertThatThrownBy(() -> changed(krs(), Level.INDICATOR, "1.4", "{\"code\": \"1.3\"}"))
                .isInstanceOfSatisfying(
                        Problem.class, taken -> assertThat(taken.type()).isEqualTo(DraftTree.CODE_TAKEN));
        assertThatThrownBy(() -> changed(krs(), Level.SUB_INDICATOR, "1.4", "{\"code\": \"1.3\"}"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void a_renamed_variable_is_renamed_in_its_formula() {
        PlanTree tree = changed(krs(), Level.VARIABLE, "1.2.1.B", "{\"id\": \"C\"}");
        assertThat(sub(tree, "1.2.1").scoring().formula()).isEqualTo("100 * (A - C) / C");
        assertThat(sub(tree, "1.2.1").variables())
                .extracting(PlanTree.Variable::code)
                .containsExactly("1.2.1.A", "1.2.1.C");
    }

    @Test
    void another_kind_of_scoring_has_no_formula_and_no_levels() {
        PlanTree tree = changed(krs(), Level.SUB_INDICATOR, "8", "{\"scoring\": {\"kind\": \"LEVEL\"}}");
        assertThat(sub(tree, "8").scoring())
                .isEqualTo(new PlanTree.Scoring(PlanTree.ScoringKind.LEVEL, null, List.of()));
    }

    @Test
    void a_plan_has_at_most_a_thousand_variables() {
        DraftTree draft = DraftTree.of(krs().empty());
        draft.add(Level.DIMENSION, null, null, fields(Level.DIMENSION, "{}"));
        draft.add(Level.INDICATOR, "1", null, fields(Level.INDICATOR, "{}"));
        int variables = 0;
        while (variables < DraftTree.MOST_VARIABLES) {
            String code = draft.add(Level.SUB_INDICATOR, "1.1", null, fields(Level.SUB_INDICATOR, "{}"));
            for (int i = 0; i < 20; i++, variables++) {
                draft.add(Level.VARIABLE, code, null, fields(Level.VARIABLE, "{}"));
            }
        }
        assertThatThrownBy(() -> draft.add(Level.VARIABLE, "1.1.1", null, fields(Level.VARIABLE, "{}")))
                .hasMessageContaining("most-parts");
    }

    @Test
    void moved_parts_are_told_as_few_as_explain_the_order() {
        PlanTree tree = krs();
        DraftTree draft = DraftTree.of(tree);
        draft.move(Level.INDICATOR, "2", null, 0);
        assertThat(PlanDifferences.between(tree, draft.tree(), Locale.of("th")))
                .singleElement()
                .satisfies(moved -> assertThat(moved.message()).isEqualTo("เปลี่ยนลำดับของตัวชี้วัดหลัก 2: 6 → 1"));
        draft.move(Level.SUB_INDICATOR, "2", "1.1", 1);
        assertThat(PlanDifferences.between(tree, draft.tree(), Locale.ENGLISH))
                .extracting(PlanDifference::message)
                .contains("sub-indicator 2 moved: from 2 to 1.1");
    }

    private static void anyCommand(Random random, PlanTree tree, DraftTree draft) {
        Level level = PARTS.get(random.nextInt(4));
        List<String> codes = codes(tree, level);
        String code = codes.isEmpty() ? "1" : codes.get(random.nextInt(codes.size()));
        List<String> parents = level == Level.DIMENSION ? List.of() : codes(tree, DraftTree.above(level));
        String parent = parents.isEmpty() ? null : parents.get(random.nextInt(parents.size()));
        String wanted = CODES.get(random.nextInt(CODES.size()));
        String named = level == Level.VARIABLE
                ? "{\"id\": \"" + (char) ('A' + random.nextInt(26)) + "\"}"
                : "{\"code\": \"" + wanted + "\"}";
        switch (random.nextInt(6)) {
            case 0 -> draft.add(level, parent, random.nextInt(5), fields(level, named));
            case 1 -> draft.add(level, parent, null, fields(level, "{}"));
            case 2 -> draft.change(level, code, fields(level, named));
            case 3 -> draft.change(level, code, fields(level, "{\"nameTh\": \"ชื่อ " + random.nextInt(9) + "\"}"));
            case 4 -> draft.move(level, code, random.nextBoolean() ? parent : null, random.nextInt(5));
            default -> {
                if (random.nextInt(4) == 0) {
                    draft.remove(level, code);
                }
            }
        }
    }

    private static void assertWellFormed(PlanTree tree) {
        for (Level level : PARTS) {
            List<String> codes = codes(tree, level);
            Set<String> once = new HashSet<>(codes);
            assertThat(once).as("%s", level).hasSameSizeAs(codes);
        }
        tree.subIndicators()
                .forEach(sub -> assertThat(sub.variables())
                        .allSatisfy(
                                variable -> assertThat(variable.code()).isEqualTo(sub.code() + "." + variable.id())));
        assertThat(PlanCheck.findingsIn(tree)).extracting(PlanFinding::rule).doesNotContain("code-twice", "code-form");
        assertThat(DraftTree.of(tree).tree()).isEqualTo(tree);
    }

    private static List<String> codes(PlanTree tree, Level level) {
        List<String> codes = new ArrayList<>();
        tree.dimensions().forEach(dimension -> {
            if (level == Level.DIMENSION) {
                codes.add(dimension.code());
            }
            dimension.indicators().forEach(indicator -> {
                if (level == Level.INDICATOR) {
                    codes.add(indicator.code());
                }
            });
        });
        tree.subIndicators().forEach(sub -> {
            if (level == Level.SUB_INDICATOR) {
                codes.add(sub.code());
            }
            if (level == Level.VARIABLE) {
                sub.variables().forEach(variable -> codes.add(variable.code()));
            }
        });
        return codes;
    }

    private static PlanTree changed(PlanTree tree, Level level, String code, String fields) {
        DraftTree draft = DraftTree.of(tree);
        draft.change(level, code, fields(level, fields));
        return draft.tree();
    }

    private static PartFields fields(Level level, String json) {
        Fields fields = Fields.of(JsonMapper.shared().readTree(json));
        PartFields read = PartFields.read(fields, level);
        fields.require();
        return read;
    }

    private static SubIndicator sub(PlanTree tree, String code) {
        return tree.subIndicators()
                .filter(sub -> sub.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static PlanTree krs() {
        return PlanFiles.read().stream()
                .map(PlanFile::draft)
                .filter(plan -> plan.programme().equals("KRS"))
                .findFirst()
                .orElseThrow();
    }
}
