package org.rabrong.indicator.plan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.indicator.plan.AnyPlan;
import org.rabrong.indicator.plan.PlanTree;

/** A plan goes into a file and comes back as it was; a file that is wrong is told by line and column. */
class PlanYamlTest {

    private static final String SMALL = """
            programme: KRS
            name_th: แผน
            fiscal_year: 2560
            dimensions:
              - code: EXT
                name_th: มิติ
                indicators:
                  - code: "1"
                    name_th: หลัก
                    sub_indicators:
                      - code: "1.1"
                        weight: 5
                        bureau: BPP
                        reporters: ALL
                        variables:
                          - {id: A, name_th: ก, unit_th: คน, min: 0, max: 10}
                        scoring: {kind: LINEAR, formula: A, levels: [1, 2, 3, 4, 5]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"krs-2559", "ars-2559"})
    void the_shipped_plans_come_back_as_they_were(String plan) throws IOException {
        PlanTree tree = read(Files.readString(Path.of("src/main/resources/plans/" + plan + ".yaml")));
        assertThat(read(PlanYaml.write(tree))).isEqualTo(tree);
    }

    @Test
    void a_thousand_drafts_at_random_come_back_as_they_were() {
        for (int seed = 0; seed < 1000; seed++) {
            PlanTree tree = new AnyPlan(seed).draft();
            String yaml = PlanYaml.write(tree);
            assertThat(read(yaml)).as("seed %d:%n%s", seed, yaml).isEqualTo(tree);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    bureau: BPP           | buraeu: BPP                  | line 13, column 13 yaml-unknown
                    bureau: BPP           | weight: 5                    | line 13, column 13 yaml-key-twice
                    weight: 5             | weight: five                 | line 12, column 21 number
                    weight: 5             | weight: [5]                  | line 12, column 21 yaml-text
                    weight: 5             | weight: 101                  | line 12, column 21 file-weight
                    weight: 5             | weight: 1e99                 | line 12, column 21 file-weight
                    max: 10               | max: 1e999                   | line 16, column 63 file-value
                    reporters: ALL        | reporters: EVERYBODY         | line 14, column 24 file-word
                    reporters: ALL        | reporters: [8101, x]         | line 14, column 31 file-office
                    max: 10}              | max: 10, open: maybe}        | line 16, column 73 file-flag
                    max: 10}              | max: 10, decimals: 1.5}      | line 16, column 77 file-integer
                    code: EXT             | code: "E T"                  | line 5, column 11 file-code
                    - code: EXT           | - name_en: EXT               | line 5, column 5 yaml-lacks
                    fiscal_year: 2560     | fiscal_year: 59              | line 3, column 14 file-integer
                    name_th: แผน          | name_th: &a แผน              | line 2, column 10 yaml-alias
                    name_th: แผน          | name_th: !!str แผน           | line 2, column 10 yaml-tag
                    name_th: แผน          | name_th: "\\0"               | line 2, column 10 characters
                    name_th: แผน          | name_th: "\\ud800"           | line 2, column 10 characters
                    name_th: แผน          | name_th: "แผน                | line 8, column 16 yaml-syntax
                    """)
    void a_fault_is_told_with_line_and_column(String part, String broken, String fault) {
        assertThat(SMALL).contains(part);
        assertThat(faults(SMALL.replace(part, broken))).contains(fault);
    }

    @Test
    void a_file_that_names_no_deviation_gets_the_usual_one() {
        assertThat(read(SMALL).deviationPercent()).isEqualTo(50);
        assertThat(read(SMALL + "deviation_percent: 0").deviationPercent()).isZero();
        assertThat(faults(SMALL + "deviation_percent: 1001")).containsExactly("line 18, column 20 file-integer");
        assertThat(faults(SMALL + "deviation_percent: much")).containsExactly("line 18, column 20 number");
    }

    @Test
    void a_sub_indicator_has_one_certifier_unless_the_file_asks_for_two() {
        assertThat(read(SMALL).subIndicators()).noneMatch(PlanTree.SubIndicator::fourEyes);
        PlanTree two = read(SMALL.replace("reporters: ALL", "four_eyes: true\n            reporters: ALL"));
        assertThat(two.subIndicators()).allMatch(PlanTree.SubIndicator::fourEyes);
        assertThat(PlanYaml.write(two)).contains("four_eyes: true");
    }

    @Test
    void a_code_that_is_there_twice_is_told_where_it_is_there_again() {
        int sub = SMALL.indexOf("          - code: \"1.1\"");
        assertThat(faults(SMALL + SMALL.substring(sub))).containsExactly("line 18, column 19 file-code-twice");
        String variable = "- {id: A, name_th: ก, unit_th: คน, min: 0, max: 10}";
        assertThat(faults(SMALL.replace(variable, variable + "\n              " + variable)))
                .containsExactly("line 17, column 22 file-code-twice");
    }

    static Stream<String> bombs() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        return Stream.of(
                laughs.toString(),
                "[".repeat(1_000_000),
                "{a: ".repeat(250_000),
                "- ".repeat(500_000),
                "? ".repeat(500_000),
                "\"" + "x".repeat(1_000_000),
                "&a [*a]",
                "a: 1\n".repeat(200_000),
                "!!java.net.URL [http://127.0.0.1/]",
                "%YAML 9.9\n---\n",
                "--- {}\n--- {}\n",
                "\u0000",
                "",
                "x",
                "[]",
                "x".repeat(YamlText.LONGEST + 1));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombs_are_refused_before_they_grow(String yaml) {
        long began = System.nanoTime();
        assertThat(faults(yaml)).isNotEmpty().hasSizeLessThanOrEqualTo(100);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void bytes_that_are_no_utf_8_are_told() {
        FileFaults faults = new FileFaults();
        assertThat(PlanYaml.read(new byte[] {(byte) 0xC3, (byte) 0x28}, faults)).isNull();
        assertThat(faults.all())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("file-encoding"));
    }

    @Test
    void thousands_of_damaged_files_never_fail_otherwise_than_by_a_fault() {
        Random random = new Random(7);
        String alphabet = "{}[]:,-&*!|>'\"%@`#?~ \n\tกA0.\\";
        for (int run = 0; run < 5000; run++) {
            StringBuilder yaml = new StringBuilder(SMALL);
            for (int damage = random.nextInt(4); damage >= 0; damage--) {
                int at = random.nextInt(yaml.length());
                yaml.replace(
                        at, at + random.nextInt(3), String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            FileFaults faults = new FileFaults();
            PlanYaml.Content content = PlanYaml.read(yaml.toString().getBytes(StandardCharsets.UTF_8), faults);
            assertThat(content != null || !faults.all().isEmpty()).isTrue();
            if (faults.all().isEmpty() && content != null) {
                assertThat(read(PlanYaml.write(content.tree()))).isEqualTo(content.tree());
            }
        }
    }

    private static PlanTree read(String yaml) {
        FileFaults faults = new FileFaults();
        PlanYaml.@Nullable Content content = PlanYaml.read(yaml.getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.all()).isEmpty();
        assertThat(content).isNotNull();
        return content == null ? new AnyPlan(0).draft() : content.tree();
    }

    private static List<String> faults(String yaml) {
        FileFaults faults = new FileFaults();
        PlanYaml.read(yaml.getBytes(StandardCharsets.UTF_8), faults);
        return faults.all().stream()
                .map(fault -> fault.field() + " " + fault.rule())
                .toList();
    }
}
