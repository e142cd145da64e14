package org.rabrong.indicator.plan.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.indicator.plan.AnyPlan;
import org.rabrong.indicator.plan.PlanTree;

/** A plan goes into an Excel file and comes back as it was; a file that is wrong is told by cell. */
class PlanWorkbookTest {

    private static final String SHEET_PART = "xl/worksheets/sheet1.xml";

    @ParameterizedTest
    @ValueSource(strings = {"krs-2559", "ars-2559"})
    void the_shipped_plans_come_back_as_they_were(String plan) throws IOException {
        assertComesBack(shipped(plan), plan);
    }

    @Test
    void hundreds_of_drafts_at_random_come_back_as_they_were() {
        for (int seed = 0; seed < 300; seed++) {
            assertComesBack(new AnyPlan(seed).draft(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
                    D | 9  | text:ห้า       | D9 number
                    D | 9  | number:101     | D9 file-weight
                    E | 9  | text:bpp       | E9 file-bureau
                    F | 9  | text:8101, x   | F9 file-office
                    F | 9  | text:8101 8101 | F9 twice
                    H | 9  | text:อื่น        | H9 file-word
                    H | 9  | text:ระดับ 1–5 | H9 file-linear-only
                    I | 9  | formula:A1+1   | I9 xlsx-formula
                    K | 9  | text:          | K9 required
                    B | 9  | text:1 1       | B9 file-code
                    B | 10 | text:AB        | B10 file-variable
                    B | 11 | text:A         | B11 file-code-twice
                    D | 10 | number:5       | D10 xlsx-not-here
                    O | 9  | text:คน        | O9 xlsx-not-here
                    S | 10 | text:บางที      | S10 file-flag
                    R | 10 | number:1.5     | R10 file-integer
                    X | 9  | text:บางที      | X9 file-flag
                    X | 10 | text:ใช่        | X10 xlsx-not-here
                    X | 6  | text:สองคน      | X6 xlsx-heading
                    A | 10 | text:ตัวแปรๆ   | A10 xlsx-level
                    A | 8  | text:ตัวแปร    | A8 xlsx-parent
                    D | 6  | text:weight    | D6 xlsx-heading
                    B | 3  | text:๒๕๕๙      | B3 number
                    B | 1  | text:krs       | B1 file-programme
                    B | 5  | number:1001    | B5 file-integer
                    B | 5  | text:มาก       | B5 number
                    A | 5  | text:percent   | A5 xlsx-heading
                    """)
    void a_fault_is_told_by_cell(String column, int row, String content, String fault) throws IOException {
        int at = column.charAt(0) - 'A';
        byte[] file = sheet(sheet -> {
            int colon = content.indexOf(':');
            String value = content.substring(colon + 1);
            switch (content.substring(0, colon)) {
                case "number" -> sheet.value(row - 1, at, new java.math.BigDecimal(value));
                case "formula" -> sheet.formula(row - 1, at, value);
                default -> sheet.value(row - 1, at, value);
            }
        });
        assertThat(faults(file)).contains(PlanWorkbook.SHEET + "!" + fault);
    }

    @Test
    void the_sheet_that_the_faults_are_put_into_is_right_without_them() throws IOException {
        assertThat(faults(sheet(sheet -> {}))).isEmpty();
    }

    @Test
    void a_file_without_the_line_of_the_deviation_gets_the_usual_one() throws IOException {
        byte[] file = sheet(sheet -> {
            sheet.value(4, 0, "");
            sheet.value(4, 1, "");
        });
        assertThat(read(file).deviationPercent()).isEqualTo(50);
        assertThat(read(sheet(sheet -> sheet.value(4, 1, 0))).deviationPercent())
                .isZero();
    }

    @Test
    void a_file_without_the_column_of_four_eyes_asks_for_one_certifier() throws IOException {
        byte[] file = sheet(sheet -> {
            for (int row = 5; row < 11; row++) {
                sheet.value(row, 23, "");
            }
        });
        assertThat(read(file).subIndicators()).noneMatch(PlanTree.SubIndicator::fourEyes);
        assertThat(read(sheet(sheet -> sheet.value(8, 23, "ใช่"))).subIndicators())
                .allMatch(PlanTree.SubIndicator::fourEyes);
    }

    @Test
    void a_number_that_a_spreadsheet_saved_with_its_noise_is_what_was_typed() throws IOException {
        byte[] file = sheet(sheet -> sheet.value(8, 3, new java.math.BigDecimal("1.1000000000000001")));
        assertThat(read(file).subIndicators().findFirst().orElseThrow().weight())
                .isEqualByComparingTo("1.1");
    }

    @Test
    void what_could_do_harm_is_refused() throws IOException {
        byte[] file = PlanWorkbook.write(new AnyPlan(1).draft());
        Map<String, byte[]> parts = parts(file);
        parts.put("xl/vbaProject.bin", new byte[1]);
        assertThat(faults(zipped(parts))).containsExactly("file xlsx-macros");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0};
        assertThat(PlanWorkbook.looksLike(old)).isTrue();
        assertThat(faults(old)).containsExactly("file xlsx-old");
        assertThat(faults(new byte[10 * 1024 * 1024 + 1])).containsExactly("file xlsx-size");
    }

    @Test
    void thousands_of_rows_are_refused_and_not_read_on() throws IOException {
        byte[] file = sheet(sheet -> {
            for (int row = 12; row < 6000; row++) {
                sheet.value(row, 0, "ตัวแปร");
            }
        });
        assertThat(faults(file)).containsExactly("file xlsx-rows");
    }

    @Test
    void damaged_files_never_fail_otherwise_than_by_a_fault() throws IOException {
        byte[] file = PlanWorkbook.write(shipped("ars-2559"));
        Random random = new Random(11);
        long began = System.nanoTime();
        for (int run = 0; run < 300; run++) {
            byte[] damaged = file.clone();
            for (int damage = random.nextInt(5); damage >= 0; damage--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            FileFaults faults = new FileFaults();
            PlanTree tree = PlanWorkbook.read(damaged, faults);
            assertThat(tree != null || !faults.all().isEmpty()).isTrue();
        }
        for (int run = 0; run < 100; run++) {
            int seed = run;
            byte[] damaged = changed(file, SHEET_PART, xml -> damaged(xml, new Random(seed)));
            FileFaults faults = new FileFaults();
            PlanTree tree = PlanWorkbook.read(damaged, faults);
            assertThat(tree != null || !faults.all().isEmpty()).isTrue();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    private static String damaged(String xml, Random random) {
        StringBuilder text = new StringBuilder(xml);
        String alphabet = "<>\"'=/&;0A t";
        for (int damage = random.nextInt(4); damage >= 0; damage--) {
            text.setCharAt(random.nextInt(text.length()), alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private interface Content {
        void put(Worksheet sheet);
    }

    /** A small plan as the export writes it: head, headings, and the parts from row 7 on; then what the test puts over it. */
    private static byte[] sheet(Content over) throws IOException {
        PlanTree plan = small();
        byte[] written = PlanWorkbook.write(plan);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(PlanWorkbook.SHEET);
            List<Lines.Line> lines = Lines.read(written, PlanWorkbook.SHEET, new FileFaults());
            assertThat(lines).isNotNull();
            for (Lines.Line line : lines == null ? List.<Lines.Line>of() : lines) {
                for (int column = 0; column < line.cells().size(); column++) {
                    if (!line.cell(column).isEmpty()) {
                        sheet.value(line.number() - 1, column, line.cell(column));
                    }
                }
            }
            over.put(sheet);
        }
        return out.toByteArray();
    }

    private static PlanTree small() {
        FileFaults faults = new FileFaults();
        PlanYaml.Content content = PlanYaml.read("""
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
                              - {id: B, name_th: ข, unit_th: คน, min: 0, max: 10}
                            scoring: {kind: LINEAR, formula: A, levels: [1, 2, 3, 4, 5]}
                """.getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.all()).isEmpty();
        return content == null ? new AnyPlan(0).draft() : content.tree();
    }

    private static byte[] changed(byte[] file, String name, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> parts = parts(file);
        String content = new String(Objects.requireNonNull(parts.get(name)), StandardCharsets.UTF_8);
        parts.put(name, change.apply(content).getBytes(StandardCharsets.UTF_8));
        return zipped(parts);
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get()) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(part)) {
                    parts.put(part.getName(), in.readAllBytes());
                }
            }
        }
        return parts;
    }

    private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return out.toByteArray();
    }

    private static PlanTree shipped(String plan) {
        try {
            byte[] yaml = Files.readAllBytes(Path.of("src/main/resources/plans/" + plan + ".yaml"));
            PlanYaml.Content content = PlanYaml.read(yaml, new FileFaults());
            assertThat(content).isNotNull();
            return content == null ? new AnyPlan(0).draft() : content.tree();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertComesBack(PlanTree tree, String which) {
        assertThat(read(PlanWorkbook.write(tree))).as(which).isEqualTo(tree);
    }

    private static PlanTree read(byte[] file) {
        FileFaults faults = new FileFaults();
        PlanTree tree = PlanWorkbook.read(file, faults);
        assertThat(faults.all()).isEmpty();
        assertThat(tree).isNotNull();
        return tree == null ? new AnyPlan(0).draft() : tree;
    }

    private static List<String> faults(byte[] file) {
        FileFaults faults = new FileFaults();
        PlanWorkbook.read(file, faults);
        return faults.all().stream()
                .map(fault -> fault.field() + " " + fault.rule())
                .toList();
    }
}
