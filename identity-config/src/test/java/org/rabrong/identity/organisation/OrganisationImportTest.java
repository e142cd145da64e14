package org.rabrong.identity.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        properties = {"rabrong.realm.keycloak-url=http://127.0.0.1:1/auth", "rabrong.test=organisations change"})
@AutoConfigureMockMvc
@WithServers
class OrganisationImportTest {

    private static final String HEADINGS = "code,kind,name_th,name_en,provinces,since,until\n";

    @Autowired
    private MockMvc http;

    @Autowired
    private OrganisationDirectory directory;

    @Autowired
    private TestKafka kafka;

    private OrganisationsApi api;

    @BeforeEach
    void api() {
        api = new OrganisationsApi(http);
    }

    @Test
    void the_preview_tells_what_is_new_changes_and_ends_and_changes_nothing() throws Exception {
        int before = directory.all().size();
        api.load("?dryRun=true", HEADINGS + """
                        2901,PRIMARY,สพป.ใหม่,New,TH-34,2018-10-01,
                        1201,PRIMARY,สพป.นนทบุรีใหม่ เขต 1,Nonthaburi Primary Educational Service Area Office 1,TH-12,,
                        1202,PRIMARY,%s,%s,TH-12,,2018-09-30
                        """.formatted(nameTh("1202"), nameEn("1202")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.applied").value(false))
                .andExpect(jsonPath("$.rows").value(3))
                .andExpect(jsonPath("$.errors", empty()))
                .andExpect(jsonPath("$.changes[*].what", contains("NEW", "CHANGED", "ENDS")))
                .andExpect(jsonPath("$.changes[*].row", contains(2, 3, 4)))
                .andExpect(jsonPath("$.changes[1].changes[0].to").value("สพป.นนทบุรีใหม่ เขต 1"))
                .andExpect(jsonPath("$.changes[2].changes[*].field", contains("until")))
                .andExpect(jsonPath("$.notListed[*].code", hasItem("8101")))
                .andExpect(jsonPath("$.notListed[?(@.kind == 'SECONDARY')]", empty()))
                .andExpect(jsonPath("$.notListed[?(@.kind == 'BUREAU')]", empty()));
        assertThat(directory.all()).hasSize(before);
    }

    @Test
    void an_import_does_what_its_preview_showed_and_a_second_one_nothing() throws Exception {
        String list = HEADINGS + "2911,สพป.,สพป.นำเข้า,Imported,TH-34 TH-37,2018-10-01,\n";
        String preview = OrganisationsApi.body(api.load("?dryRun=true", list))
                .path("preview")
                .asString();

        api.load("?preview=" + preview, list)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.applied").value(true));

        api.read("/2911", TestTokens.nobody())
                .andExpect(jsonPath("$.kind").value("PRIMARY"))
                .andExpect(jsonPath("$.since").value("2018-10-01"))
                .andExpect(jsonPath("$.provinces", contains("TH-34", "TH-37")));
        api.read("/2911/history", TestTokens.psdg())
                .andExpect(jsonPath("$.items[0].origin").value("IMPORT"));
        kafka.await("rabrong.organisations.v1", event -> event.key().equals("2911") && event.sequence() == 1);
        api.load("", list)
                .andExpect(jsonPath("$.changes", empty()))
                .andExpect(jsonPath("$.unchanged").value(1));
    }

    @Test
    void a_preview_that_somebody_overtook_is_not_imported() throws Exception {
        String list = HEADINGS + "2921,PRIMARY,สพป.ก,A,TH-34,,\n";
        String preview = OrganisationsApi.body(api.load("?dryRun=true", list))
                .path("preview")
                .asString();
        api.add(
                "{'code': '2921', 'kind': 'PRIMARY', 'nameTh': 'สพป.ข', 'nameEn': 'B', 'provinces': ['TH-34']}",
                TestTokens.psdg());

        api.load("?preview=" + preview, list)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:rabrong:problem:preview-outdated"));
        assertThat(nameTh("2921")).isEqualTo("สพป.ข");
    }

    @Test
    void one_wrong_cell_and_nothing_is_imported() throws Exception {
        String list = HEADINGS + """
                2931,PRIMARY,สพป.ถูก,Right,TH-34,,
                2932,PRIMARY,สพป.ผิด,Wrong,TH-99,2561-10-01,
                2931,PRIMARY,สพป.ซ้ำ,Again,TH-34,,

                8101,SECONDARY,,Krabi,TH-81,1/10/2018,
                """;
        api.load("?dryRun=true", list)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.preview").isEmpty())
                .andExpect(jsonPath("$.errors[*].cell", contains("E3", "F3", "A4", "F6", "B6", "C6")))
                .andExpect(jsonPath(
                        "$.errors[*].rule",
                        contains("province", "common-era", "listed-twice", "date", "kind-fixed", "required")))
                .andExpect(jsonPath("$.errors[0].row").value(3))
                .andExpect(jsonPath("$.errors[0].column").value("provinces"))
                .andExpect(jsonPath("$.errors[?(@.message == 'is not valid')]", empty()));
        api.load("", list)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors", hasSize(6)))
                .andExpect(jsonPath("$.errors[0].field").value("E3"));
        api.read("/2931", TestTokens.psdg()).andExpect(status().isNotFound());
    }

    @Test
    void who_is_not_in_the_list_ends_only_when_that_is_asked_for() throws Exception {
        String secondary = directory.all().stream()
                .filter(one ->
                        one.kind() == OrganisationKind.SECONDARY && !one.code().equals("M42"))
                .map(one ->
                        String.join(",", one.code(), "SECONDARY", '"' + one.nameTh() + '"', '"' + one.nameEn() + '"'))
                .collect(Collectors.joining("\n", "code,kind,name_th,name_en\n", "\n"));

        api.load("", secondary)
                .andExpect(jsonPath("$.changes", empty()))
                .andExpect(jsonPath("$.unchanged").value(41))
                .andExpect(jsonPath("$.notListed[*].code", contains("M42")));
        api.load("?endMissing=true", secondary)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("endOn"));
        api.load("?endOn=2018-09-30", secondary).andExpect(status().isUnprocessableContent());
        api.load("?endMissing=true&endOn=2561-09-30", secondary)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].rule").value("common-era"));
        api.load("?endMissing=true&endOn=2018-09-30", secondary)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.changes[*].code", contains("M42")))
                .andExpect(jsonPath("$.changes[0].what").value("ENDS"))
                .andExpect(jsonPath("$.changes[0].row").isEmpty())
                .andExpect(jsonPath("$.notListed", empty()));
        api.read("/M42", TestTokens.psdg()).andExpect(jsonPath("$.until").value("2018-09-30"));
        api.read("?on=2018-10-01&kind=SECONDARY", TestTokens.psdg()).andExpect(jsonPath("$.items", hasSize(41)));
    }

    @Test
    void what_is_exported_can_be_imported_and_changes_nothing() throws Exception {
        for (String format : new String[] {"csv", "xlsx"}) {
            JsonNode answer = OrganisationsApi.body(api.load("?dryRun=true", api.export(format), TestTokens.psdg()));
            assertThat(answer.path("errors")).isEmpty();
            assertThat(answer.path("changes")).as(format).isEmpty();
            assertThat(answer.path("notListed")).isEmpty();
            assertThat(answer.path("unchanged").asInt())
                    .isEqualTo(directory.all().size());
        }
        assertThat(new String(api.export("csv"), StandardCharsets.UTF_8)).startsWith("\uFEFFcode,kind,name_th,");
        api.read("/export?format=pdf", TestTokens.psdg()).andExpect(status().isUnprocessableContent());
    }

    @Test
    void a_workbook_may_have_numbers_for_codes_and_dates_for_dates() throws Exception {
        byte[] file = workbook(sheet -> {
            headings(sheet);
            sheet.value(1, 0, 2941);
            sheet.value(1, 1, "สพป.");
            sheet.value(1, 2, "สพม.ตาราง");
            sheet.value(1, 3, "Sheet");
            sheet.value(1, 4, "TH-34");
            sheet.value(1, 5, LocalDate.of(2018, 10, 1));
            sheet.style(1, 5).format("[$-41E]d mmm bbbb").set();
        });
        api.load("", file, TestTokens.psdg())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.changes[0].code").value("2941"));
        api.read("/2941", TestTokens.psdg())
                .andExpect(jsonPath("$.kind").value("PRIMARY"))
                .andExpect(jsonPath("$.since").value("2018-10-01"));
    }

    @Test
    void formulas_are_refused_wherever_they_are() throws Exception {
        byte[] file = workbook(sheet -> {
            headings(sheet);
            sheet.value(1, 0, "2951");
            sheet.formula(1, 2, "CONCATENATE(\"ก\",\"ข\")");
        });
        broken(file, "xlsx-formula", "C2");
        broken(utf8(HEADINGS + "2951,PRIMARY,\"=HYPERLINK(\"\"http://x\"\")\",A,TH-34,,\n"), "formula", "C2");
        broken(utf8(HEADINGS + "2951,PRIMARY,ก,@A,TH-34,,\n"), "formula", "D2");
    }

    @Test
    void a_file_that_is_no_list_is_refused_with_the_reason() throws Exception {
        broken(new byte[0], "empty-file", null);
        broken(utf8(HEADINGS), "empty-file", null);
        broken("code,name_th\n1,กระบี่\n".getBytes(Charset.forName("x-windows-874")), "not-a-list", null);
        broken(new byte[] {'P', 'K', 3, 4, 1, 2, 3}, "xlsx-broken", null);
        broken(zip("xl/workbook.xml", "<a/>".getBytes(StandardCharsets.UTF_8)), "xlsx-format", null);
        byte[] old = new byte[600];
        System.arraycopy(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1},
                0,
                old,
                0,
                8);
        broken(old, "xlsx-old", null);
        broken(utf8("code,name_th,name_en,colour\n8101,ก,A,red\n"), "column-unknown", "D1");
        broken(utf8("code,name_th,name_en,code\n8101,ก,A,8101\n"), "column-twice", "D1");
        broken(utf8("code,name_th\n8101,ก\n"), "column-missing", null);
        broken(utf8("code,name_th,name_en\n8101,\"ก,A\n"), "csv", null);
    }

    @Test
    void a_file_is_bounded_in_rows_in_size_and_in_what_it_unpacks_to() throws Exception {
        String rows =
                IntStream.range(0, 2_001).mapToObj(row -> "A" + row + ",ก,A\n").collect(Collectors.joining());
        broken(utf8("code,name_th,name_en\n" + rows), "rows", null);
        broken(zip("xl/worksheets/sheet1.xml", new byte[32 * 1024 * 1024]), "xlsx-unpacked", null);
    }

    private void broken(byte[] file, String rule, @org.jspecify.annotations.Nullable String cell) throws Exception {
        var answer = api.load("?dryRun=true", file, TestTokens.psdg())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.errors[0].rule").value(rule))
                .andExpect(jsonPath("$.errors[?(@.message == 'is not valid')]", empty()));
        if (cell != null) {
            answer.andExpect(jsonPath("$.errors[0].cell").value(cell));
        }
        api.load("", file, TestTokens.psdg()).andExpect(status().isUnprocessableContent());
    }

    private String nameTh(String code) {
        return directory.get(code).organisation().nameTh();
    }

    private String nameEn(String code) {
        return directory.get(code).organisation().nameEn();
    }

    private static void headings(Worksheet sheet) {
        String[] headings = HEADINGS.strip().split(",", -1);
        for (int column = 0; column < headings.length; column++) {
            sheet.value(0, column, headings[column].toUpperCase(Locale.ROOT));
        }
    }

    private static byte[] workbook(Consumer<Worksheet> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Test", "1.0")) {
            content.accept(book.newWorksheet("1"));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
