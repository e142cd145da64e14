package org.rabrong.submission.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.platform.spreadsheet.SheetWriter;
import org.rabrong.platform.spreadsheet.Xlsx;
import org.rabrong.platform.spreadsheet.XlsxBounds;
import org.rabrong.platform.spreadsheet.XlsxCell;
import org.rabrong.platform.spreadsheet.XlsxRow;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** An office takes its sheet along as an Excel file and brings it back filled. */
@SubmissionTest
class SheetImportTest {

    private static final String OFFICE = "8101";
    private static final String TOKEN = TestTokens.reporter(OFFICE);
    private static final int MANY = 300;

    @Autowired
    Stage stage;

    @Autowired
    TestKafka kafka;

    @Autowired
    RestTestClient http;

    @Autowired
    JdbcClient database;

    @Test
    void three_bad_cells_among_300_rows_store_nothing_and_are_named() {
        String round = manyItems("xls-2559", 6);
        Filled filled = template(round);
        for (int i = 1; i <= MANY; i++) {
            filled.number("2.V" + i, String.valueOf(100 + i));
        }
        filled.text("2.V7", "1,2").number("2.V100", "-5").number("2.V299", "1.5");
        List<String> bad = List.of(filled.cellOf("2.V7"), filled.cellOf("2.V100"), filled.cellOf("2.V299"));

        JsonNode preview = preview(round, filled.bytes());
        assertThat(cells(preview)).isEqualTo(bad);
        assertThat(preview.path("preview").isNull()).isTrue();
        assertThat(preview.path("changes")).hasSize(MANY - 3);
        assertThat(preview.path("rows").asInt()).isEqualTo(MANY);

        JsonNode problem = Stage.json(
                load(round, OFFICE, "", TOKEN, filled.bytes()).expectStatus().isEqualTo(422));
        assertThat(problem.path("type").asString()).isEqualTo("urn:rabrong:problem:invalid");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString() + " "
                                + error.path("rule").asString()))
                .containsExactlyInAnyOrder(bad.get(0) + " number", bad.get(1) + " min", bad.get(2) + " decimals");
        assertNothingStored(round);

        // Every event that there is comes from the import that succeeds
        filled.number("2.V7", "7").number("2.V100", "100").number("2.V299", "299");
        JsonNode done = Stage.json(
                load(round, OFFICE, "", TOKEN, filled.bytes()).expectStatus().isOk());
        assertThat(done.path("applied").asBoolean()).isTrue();
        assertThat(done.path("changes")).hasSize(MANY);
        assertThat(stage.number("select count(*) from entry_step where imported and round = '" + round + "'"))
                .isEqualTo(MANY);
        await().until(() -> events(round) == MANY);
        assertThat(kafka.received("rabrong.entries.v1").stream()
                        .filter(event -> event.key().startsWith(round + "/")))
                .allMatch(event -> event.sequence() == 1);
        assertThat(preview(round, filled.bytes()).path("unchanged").asInt())
                .as("the same file again")
                .isEqualTo(MANY);
        assertThat(template(round).text(Filled.SHEET)).contains("<v>299</v>");
    }

    @Test
    void a_template_that_nobody_changed_changes_nothing_whatever_happened_meanwhile() {
        String round = stage.openRound();
        byte[] untouched = template(round).bytes();
        stage.report(round, "5", 0);
        JsonNode preview = preview(round, untouched);
        assertThat(preview.path("changes")).isEmpty();
        assertThat(preview.path("errors")).isEmpty();
        assertThat(preview.path("unchanged").asInt()).isEqualTo(2);
    }

    @Test
    void a_cell_that_a_colleague_changed_too_is_told_with_the_value_that_stands() {
        String round = stage.openRound();
        Filled filled = template(round).number("2.A", "10").number("2.B", "20");
        stage.report(round, "77", 0);
        JsonNode preview = preview(round, filled.bytes());
        assertThat(cells(preview)).containsExactly(filled.cellOf("2.A"));
        assertThat(preview.at("/errors/0/rule").asString()).isEqualTo("sheet-overtaken");
        assertThat(preview.at("/errors/0/message").asString()).contains("77");
        assertThat(preview.at("/errors/0/variable").asString()).isEqualTo("2.A");
        load(round, OFFICE, "", TOKEN, filled.bytes()).expectStatus().isEqualTo(422);
        assertThat(stage.number("select count(*) from entry_step where round = '" + round + "'"))
                .isOne();
        filled.number("2.A", "77");
        assertThat(preview(round, filled.bytes()).path("errors")).isEmpty();
    }

    @Test
    void an_empty_cell_clears_what_stood_in_it() {
        String round = stage.openRound();
        stage.report(round, "5", 0);
        Filled filled = template(round).empty("2.A");
        JsonNode done = Stage.json(
                load(round, OFFICE, "", TOKEN, filled.bytes()).expectStatus().isOk());
        assertThat(done.at("/changes/0/from").asString()).isEqualTo("5");
        assertThat(done.at("/changes/0/to").isNull()).isTrue();
        assertThat(stage.item(round).path("status").asString()).isEqualTo("NOT_REPORTED");
    }

    @Test
    void what_the_preview_showed_is_done_or_nothing() {
        String round = stage.openRound();
        Filled filled = template(round).number("2.A", "10").number("2.B", "20");
        String shown = preview(round, filled.bytes()).path("preview").asString();
        assertThat(shown).hasSize(64);
        filled.number("2.B", "21");
        assertOutdated(round, shown, filled.bytes());
        filled.number("2.B", "20");
        stage.report(round, "3", 0);
        assertOutdated(round, shown, filled.bytes());
        assertThat(stage.number("select count(*) from entry_step where round = '" + round + "'"))
                .isOne();

        Filled again = template(round).number("2.A", "10");
        String second = preview(round, again.bytes()).path("preview").asString();
        load(round, OFFICE, "&preview=" + second, TOKEN, again.bytes())
                .expectStatus()
                .isOk();
        assertThat(stage.item(round).path("value").asString()).isEqualTo("10");
    }

    @Test
    void of_two_imports_at_once_one_is_done_and_the_other_is_told() throws Exception {
        String round = stage.openRound();
        byte[] one = template(round).number("2.A", "1").number("2.B", "1").bytes();
        byte[] other = template(round).number("2.A", "2").number("2.B", "2").bytes();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (byte[] file : List.of(one, other)) {
                answers.add(both.submit(() -> load(round, OFFICE, "", TOKEN, file)
                        .returnResult(byte[].class)
                        .getStatus()
                        .value()));
            }
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 422);
        }
        assertThat(stage.number(
                        "select count(distinct value) from entry where office = '8101' and round = '" + round + "'"))
                .isOne();
        assertThat(stage.number("select count(*) from entry_step where round = '" + round + "'"))
                .isEqualTo(2);
    }

    @Test
    void rows_may_be_sorted_and_missing_but_not_be_there_twice_or_name_something_else() {
        String round = stage.openRound();
        Filled filled = template(round).number("2.A", "10").number("2.B", "20");
        filled.swap(filled.rowOf("2.A"), filled.rowOf("2.B"));
        JsonNode sorted = preview(round, filled.bytes());
        assertThat(sorted.path("errors")).isEmpty();
        assertThat(sorted.at("/changes/1/variable").asString()).isEqualTo("2.A");
        assertThat(sorted.at("/changes/1/cell").asString()).isEqualTo("I6");

        JsonNode shorter =
                preview(round, template(round).number("2.A", "1").without(6).bytes());
        assertThat(shorter.path("rows").asInt()).isOne();
        assertThat(shorter.path("changes")).hasSize(1);

        JsonNode twice =
                preview(round, template(round).number("2.A", "1").repeat(5, 9).bytes());
        assertThat(twice.at("/errors/0/rule").asString()).isEqualTo("sheet-twice");
        assertThat(twice.at("/errors/0/cell").asString()).isEqualTo("A9");

        JsonNode unknown = preview(
                round,
                template(round)
                        .cell("A5", " t=\"inlineStr\"><is><t>9.Z</t></is></c>")
                        .bytes());
        assertThat(unknown.at("/errors/0/rule").asString()).isEqualTo("not-assigned");
        assertThat(unknown.at("/errors/0/cell").asString()).isEqualTo("A5");
        assertThat(unknown.at("/errors/0/message").asString()).contains("9.Z");
    }

    @Test
    void long_texts_in_every_cell_cost_little_and_are_not_told_again_in_full() {
        String round = stage.openRound();
        Filled filled = template(round);
        String shared = "xl/sharedStrings.xml";
        int first = filled.text(shared).split("<si>", -1).length - 1;
        filled.change(
                shared,
                xml -> xml.replace(
                        "</sst>",
                        "<si><t>%s</t></si><si><t>x%sx</t></si></sst>"
                                .formatted("ก".repeat(32_000), " ".repeat(32_000))));
        String rows = IntStream.range(100, 4100)
                .mapToObj(row ->
                        "<row r='%1$d'><c r='A%1$d' t='s'><v>%2$d</v></c><c r='I%1$d' t='s'><v>%3$d</v></c></row>"
                                .formatted(row, first, first + 1))
                .collect(Collectors.joining());
        filled.change(Filled.SHEET, xml -> xml.replace("</sheetData>", rows + "</sheetData>"));
        long began = System.nanoTime();
        JsonNode preview = preview(round, filled.bytes());
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(preview.path("errors")).hasSize(4000);
        assertThat(preview.toString().length()).isLessThan(4_000_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ><v>412</v></c>                                            | 412
            ><v>412.0</v></c>                                          | 412
            ><v>4.12E2</v></c>                                         | 412
            ><v>411.99999999999999</v></c>                             | 412
            ' t="inlineStr"><is><t>๑,๒๓๔</t></is></c>'                  | 1234
            ' t="inlineStr"><is><t> 1,234 </t></is></c>'               | 1234
            ' t="str"><v>77</v></c>'                                   | 77
            """)
    void a_value_is_what_the_person_sees(String cell, String value) {
        String round = stage.openRound();
        Filled filled = template(round);
        JsonNode preview =
                preview(round, filled.cell(filled.cellOf("2.A"), cell).bytes());
        assertThat(preview.path("errors")).isEmpty();
        assertThat(preview.at("/changes/0/to").asString()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ><f>1+1</f><v>2</v></c>                                    | xlsx-formula
            ' t="b"><v>1</v></c>'                                      | number
            ' t="e"><v>#REF!</v></c>'                                  | xlsx-error
            ><v>12.4</v></c>                                           | decimals
            ><v>1234567890123456789</v></c>                            | sheet-digits
            ' t="inlineStr"><is><t>สิบ</t></is></c>'                    | number
            ' t="inlineStr"><is><t>1,2</t></is></c>'                   | number
            ' t="inlineStr"><is><t>=1+1</t></is></c>'                  | number
            """)
    void what_is_no_value_is_named_by_its_cell(String cell, String rule) {
        String round = stage.roundOfRefusals();
        Filled filled = template(round);
        JsonNode preview =
                preview(round, filled.cell(filled.cellOf("2.A"), cell).bytes());
        assertThat(preview.at("/errors/0/rule").asString()).isEqualTo(rule);
        assertThat(preview.at("/errors/0/cell").asString()).isEqualTo(filled.cellOf("2.A"));
        assertThat(preview.at("/errors/0/message").asString()).doesNotContain("is not valid", "ค่าไม่ถูกต้อง");
    }

    @ParameterizedTest
    @CsvSource({"0%, sheet-format", "0.00E+00, sheet-format", "yyyy-mm-dd, sheet-date", "[h]:mm, sheet-date"})
    void a_format_that_shows_something_else_is_refused(String format, String rule) {
        String round = stage.roundOfRefusals();
        Filled filled = template(round);
        filled.number("2.A", "1")
                .change("xl/styles.xml", xml -> xml.replace("formatCode=\"#,##0\"", "formatCode=\"" + format + "\""));
        JsonNode preview = preview(round, filled.bytes());
        assertThat(preview.at("/errors/0/rule").asString()).isEqualTo(rule);
        assertThat(preview.at("/errors/0/cell").asString()).isEqualTo(filled.cellOf("2.A"));
    }

    static Stream<Arguments> harmful() {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0};
        return Stream.of(
                Arguments.of(
                        "csv renamed",
                        "รหัสตัวแปร,ค่าที่รายงาน\n2.A,1\n".getBytes(StandardCharsets.UTF_8),
                        "xlsx-format"),
                Arguments.of("old Excel", old, "xlsx-old"),
                Arguments.of("empty", new byte[0], "xlsx-format"),
                Arguments.of("100,000 rows", hundredThousandRows(), "xlsx-rows"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("harmful")
    void what_is_no_template_is_refused_as_a_whole(String what, byte[] file, String rule) {
        String round = stage.roundOfRefusals();
        assertFile(round, file, rule);
    }

    @Test
    void macros_bombs_and_other_workbooks_are_refused_as_a_whole() {
        String round = stage.roundOfRefusals();
        assertFile(round, template(round).with("xl/vbaProject.bin", new byte[1]).bytes(), "xlsx-macros");
        assertFile(
                round,
                template(round)
                        .change(
                                "[Content_Types].xml",
                                xml -> xml.replaceFirst(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main\\+xml",
                                        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"))
                        .bytes(),
                "xlsx-macros");
        assertFile(
                round,
                template(round)
                        .with("xl/media/a.bin", new byte[64 * 1024 * 1024])
                        .bytes(),
                "xlsx-unpacked");
        assertFile(
                round,
                template(round)
                        .change("xl/workbook.xml", xml -> xml.replace("\"" + Form.HIDDEN + "\"", "\"x\""))
                        .bytes(),
                "sheet-no-template");
    }

    @Test
    void two_files_at_once_are_refused_and_neither_is_taken() {
        String round = stage.openRound();
        List<byte[]> files = List.of(
                template(round).number("2.A", "1").bytes(),
                template(round).number("2.A", "2").bytes());
        JsonNode problem = Stage.json(
                post(round, OFFICE, "", TOKEN, null, files).expectStatus().isEqualTo(422));
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("file");
        assertThat(problem.at("/errors/0/rule").asString()).isEqualTo("twice");
        assertNothingStored(round);
    }

    @Test
    void the_file_of_another_office_or_round_is_refused_naming_both() {
        String round = stage.openRound();
        String other = stage.openRound();
        String both = TestTokens.of("both", "ผู้รายงานสองเขต", "/reporter/8101", "/reporter/M29");
        byte[] file = template(round).number("2.A", "9").bytes();
        JsonNode office = Stage.json(
                load(round, "M29", "&dryRun=true", both, file).expectStatus().isOk());
        assertThat(office.at("/errors/0/rule").asString()).isEqualTo("sheet-other-office");
        assertThat(office.at("/errors/0/message").asString()).contains("8101", "M29");
        JsonNode otherRound = preview(other, file);
        assertThat(otherRound.at("/errors/0/rule").asString()).isEqualTo("sheet-other-round");
        assertThat(otherRound.at("/errors/0/message").asString()).contains(round, other);
        load(other, OFFICE, "", TOKEN, file).expectStatus().isEqualTo(422);
        assertNothingStored(other);
    }

    @Test
    void a_locked_row_says_why_and_its_change_is_refused_with_the_reason() throws Exception {
        String round = stage.closedRound();
        Filled filled = template(round);
        XlsxRow row = Xlsx.open(filled.bytes(), XlsxBounds.ofRows(100, 20))
                .rows(Form.SHEET)
                .get(4);
        assertThat(((XlsxCell.Text) row.cell(9)).text()).contains("สิ้นสุดแล้ว");
        JsonNode preview = preview(round, filled.number("2.A", "4").bytes());
        assertThat(preview.at("/errors/0/rule").asString()).isEqualTo("window-closed");
        assertThat(preview.at("/errors/0/cell").asString()).isEqualTo("I5");
        assertThat(preview.at("/errors/0/message").asString()).contains("สิ้นสุดแล้ว");
        load(round, OFFICE, "", TOKEN, filled.bytes()).expectStatus().isEqualTo(422);
        assertNothingStored(round);
    }

    @Test
    void the_same_key_with_another_file_is_another_request() {
        String round = stage.openRound();
        byte[] one = template(round).number("2.A", "1").bytes();
        byte[] other = template(round).number("2.A", "2").bytes();
        loadWithKey(round, "a-key-" + round, one).expectStatus().isOk();
        loadWithKey(round, "a-key-" + round, one)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Idempotency-Replayed", "true");
        assertThat(Stage.json(loadWithKey(round, "a-key-" + round, other)
                                .expectStatus()
                                .isEqualTo(422))
                        .path("type")
                        .asString())
                .isEqualTo("urn:rabrong:problem:idempotency-key-reused");
        assertThat(stage.item(round).path("revision").asInt()).isOne();
    }

    @Test
    void the_history_tells_every_step_the_oldest_first() throws Exception {
        String round = stage.openRound();
        stage.report(round, "5", 0);
        byte[] file = template(round).number("2.A", "6").bytes();
        load(round, OFFICE, "", TOKEN, file).expectStatus().isOk();
        byte[] history = bytes(
                get("/history/export", round, OFFICE, TOKEN).expectStatus().isOk());
        List<XlsxRow> rows = Xlsx.open(history, XlsxBounds.ofRows(100, 20)).rows("ประวัติการบันทึกข้อมูล");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).cell(0)).isInstanceOf(XlsxCell.Moment.class);
        assertThat(rows.get(1).cell(1)).isEqualTo(new XlsxCell.Text("2.A"));
        assertThat(rows.get(1).cell(3)).isEqualTo(new XlsxCell.Text("รายงานค่า"));
        assertThat(((XlsxCell.Amount) rows.get(2).cell(4)).number()).isEqualTo("5");
        assertThat(((XlsxCell.Amount) rows.get(2).cell(5)).number()).isEqualTo("6");
        assertThat(rows.get(2).cell(10)).isEqualTo(new XlsxCell.Text("ไฟล์ Excel"));
    }

    @Test
    void the_steps_of_a_removed_item_are_as_if_not_there() throws Exception {
        String round = stage.openRound();
        stage.report(round, "5", 0);
        stage.removeItems(round, 4, "2.A", List.of(OFFICE));
        await().untilAsserted(() -> {
            byte[] history = bytes(
                    get("/history/export", round, OFFICE, TOKEN).expectStatus().isOk());
            assertThat(Xlsx.open(history, XlsxBounds.ofRows(100, 20)).rows("ประวัติการบันทึกข้อมูล"))
                    .hasSize(1);
        });
    }

    @Test
    void a_long_history_is_written_row_by_row() throws Exception {
        String round = stage.openRound();
        database.sql("""
                        insert into entry_step (round, office, variable, sequence, step, at, by_id, by_name, value, previous_value, revision,
                          through, through_until, imported)
                        select :round, '8101', '2.A', n, 'REPORTED', now(), 'p', 'ผู้รายงาน', n::text, null, n, 'WINDOW', current_date, false
                        from generate_series(1, 50000) as n""").param("round", round).update();
        byte[] history = bytes(
                get("/history/export", round, OFFICE, TOKEN).expectStatus().isOk());
        AtomicInteger rows = new AtomicInteger();
        Xlsx.open(history, new XlsxBounds(50_000_000, 100_000_000, 60_000, 20))
                .read("ประวัติการบันทึกข้อมูล", row -> rows.incrementAndGet());
        assertThat(rows.get()).isEqualTo(50_001);
    }

    static Stream<Arguments> people() {
        return Stream.of(
                Arguments.of("its reporter", TOKEN, 200, 200),
                Arguments.of("reporter of another office", TestTokens.reporter("M29"), 403, 403),
                Arguments.of("certifier", TestTokens.certifier("PSDG"), 403, 403),
                Arguments.of("psdg", TestTokens.psdg(), 200, 403),
                Arguments.of("executive", TestTokens.executive(), 403, 403),
                Arguments.of("integrator", TestTokens.integrator(), 403, 403),
                Arguments.of("nobody", TestTokens.nobody(), 403, 403));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("people")
    void only_its_reporter_brings_a_sheet_and_psdg_may_look(String who, String token, int reads, int writes) {
        String round = stage.roundOfRefusals();
        byte[] file = template(round).bytes();
        get("/template", round, OFFICE, token).expectStatus().isEqualTo(reads);
        get("/history/export", round, OFFICE, token).expectStatus().isEqualTo(reads);
        load(round, OFFICE, "&dryRun=true", token, file).expectStatus().isEqualTo(writes);
        load(round, OFFICE, "", token, file).expectStatus().isEqualTo(writes);
        load("krs-2559-0m", OFFICE, "", token, file).expectStatus().isEqualTo(writes == 200 ? 404 : 403);
        get("/template", "krs-2559-0m", OFFICE, token).expectStatus().isEqualTo(reads == 200 ? 404 : 403);
        get("/history/export", "krs-2559-0m", OFFICE, token).expectStatus().isEqualTo(reads == 200 ? 404 : 403);
    }

    private String manyItems(String plan, int months) {
        stage.publishPlan(plan, MANY, 0);
        return stage.roundOf(plan, months, MANY, List.of(OFFICE));
    }

    private static byte[] hundredThousandRows() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var book = SheetWriter.workbook(bytes)) {
            var sheet = book.newWorksheet(Form.SHEET);
            for (int row = 0; row < 100_000; row++) {
                sheet.value(row, 0, row);
            }
            var hidden = book.newWorksheet(Form.HIDDEN);
            hidden.value(0, 0, Form.HIDDEN);
            hidden.value(0, 1, Form.VERSION);
            hidden.value(1, 0, "round");
            hidden.value(2, 0, "office");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void assertFile(String round, byte[] file, String rule) {
        JsonNode preview = preview(round, file);
        assertThat(preview.path("errors")).hasSize(1);
        assertThat(preview.at("/errors/0/rule").asString()).isEqualTo(rule);
        assertThat(preview.at("/errors/0/cell").isNull()).isTrue();
        assertThat(preview.at("/errors/0/message").asString()).doesNotContain("ค่าไม่ถูกต้อง");
        JsonNode problem =
                Stage.json(load(round, OFFICE, "", TOKEN, file).expectStatus().isEqualTo(422));
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("file");
    }

    private void assertNothingStored(String round) {
        assertThat(stage.number("select count(*) from entry where revision > 0 and round = '" + round + "'"))
                .isZero();
        assertThat(stage.number("select count(*) from entry_step where round = '" + round + "'"))
                .isZero();
        assertThat(events(round)).isZero();
    }

    private long events(String round) {
        return kafka.received("rabrong.entries.v1").stream()
                .filter(event -> event.key().startsWith(round + "/"))
                .count();
    }

    private void assertOutdated(String round, String preview, byte[] file) {
        JsonNode problem = Stage.json(load(round, OFFICE, "&preview=" + preview, TOKEN, file)
                .expectStatus()
                .isEqualTo(409));
        assertThat(problem.path("type").asString()).isEqualTo("urn:rabrong:problem:preview-outdated");
    }

    private static List<String> cells(JsonNode preview) {
        return preview.path("errors")
                .valueStream()
                .map(error -> error.path("cell").asString())
                .toList();
    }

    private Filled template(String round) {
        return new Filled(
                bytes(get("/template", round, OFFICE, TOKEN).expectStatus().isOk()));
    }

    private JsonNode preview(String round, byte[] file) {
        return Stage.json(
                load(round, OFFICE, "&dryRun=true", TOKEN, file).expectStatus().isOk());
    }

    private RestTestClient.ResponseSpec get(String path, String round, String office, String token) {
        return stage.get(path + "?round=" + round + "&office=" + office, token);
    }

    private RestTestClient.ResponseSpec load(String round, String office, String more, String token, byte[] file) {
        return post(round, office, more, token, null, file);
    }

    private RestTestClient.ResponseSpec loadWithKey(String round, String key, byte[] file) {
        return post(round, OFFICE, "", TOKEN, key, file);
    }

    private RestTestClient.ResponseSpec post(
            String round, String office, String more, String token, @Nullable String key, byte[] file) {
        return post(round, office, more, token, key, List.of(file));
    }

    private RestTestClient.ResponseSpec post(
            String round, String office, String more, String token, @Nullable String key, List<byte[]> files) {
        String boundary = "b" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] file : files) {
            body.writeBytes(
                    ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n"
                                    + "Content-Type: application/octet-stream\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return http.post()
                .uri("/api/v1/entries/import?round=" + round + "&office=" + office + more)
                .headers(headers -> {
                    headers.setBearerAuth(token);
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=" + boundary))
                .body(body.toByteArray())
                .exchange();
    }

    private static byte[] bytes(RestTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return body == null ? new byte[0] : body;
    }
}
