package org.rabrong.indicator.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who reports and who certifies what, for everyone who signed in. */
@IndicatorTest
@DirtiesContext
@TestPropertySource(properties = "rabrong.test.context-of=assignment")
class AssignmentTest {

    @TempDir
    Path folder;

    @Autowired
    RestTestClient http;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void organisations() {
        announce("8101", "PRIMARY", "สพป.กระบี่");
        announce("8102", "PRIMARY", "สพป.สอง");
        announce("M29", "SECONDARY", "สพม. 29");
        announce("BTL", "BUREAU", "สำนักทดสอบ");
        await().until(() -> database.sql("select count(*) from item where round = 'krs-2559-6m' and office = 'M29'")
                        .query(Integer.class)
                        .single()
                > 5);
        await().until(() -> database.sql("select count(*) from item_job where state = 'RUNNING'")
                        .query(Integer.class)
                        .single()
                == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"round=krs-2559-6m", "round=krs-2559-9m", "plan=krs-2559"})
    void every_variable_stands_in_the_plans_order_with_reporters_and_certifier(String of) {
        JsonNode items = list(of).path("items");
        assertThat(items.size()).isEqualTo(34);
        JsonNode sla = items.valueStream()
                .filter(item -> item.path("variable").asString().equals("2.A"))
                .findFirst()
                .orElseThrow();
        assertThat(sla.path("officeCount").asInt()).isEqualTo(3);
        assertThat(sla.at("/reporters/kind").asString()).isEqualTo("ALL");
        assertThat(sla.path("weight").asString()).isEqualTo("5");
        assertThat(items.at("/0/officeCount").asInt())
                .as("1.1.1 is reported by primary offices")
                .isEqualTo(2);
    }

    @Test
    void the_list_narrows_by_bureau_office_and_indicator_and_comes_in_pages() {
        assertThat(list("plan=krs-2559&bureau=BTL").path("items").valueStream())
                .isNotEmpty()
                .allMatch(item -> item.path("bureau").asString().equals("BTL"))
                .allMatch(item -> item.path("bureauNameTh").asString().equals("สำนักทดสอบ"));
        assertThat(list("round=krs-2559-6m&office=M29").path("items").findValuesAsString("variable"))
                .contains("2.A", "1.5.1.2.A")
                .doesNotContain("1.1.1.A");
        assertThat(list("round=krs-2559-6m&indicator=1.1.1").path("items").findValuesAsString("subIndicator"))
                .containsOnly("1.1.1");
        JsonNode first = list("plan=krs-2559&limit=20");
        JsonNode second =
                list("plan=krs-2559&limit=20&cursor=" + first.path("next").asString());
        assertThat(second.path("items").size()).isEqualTo(14);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void excel_has_thai_headings_a_frozen_first_row_and_a_filter() throws IOException {
        byte[] workbook = Objects.requireNonNull(get("round=krs-2559-6m&format=xlsx")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .expectBody()
                .returnResult()
                .getResponseBody());
        String sheet = part(workbook, "xl/worksheets/sheet1.xml");
        assertThat(sheet).contains("<autoFilter ref=\"A1:P35\"", "state=\"frozen\"");
        assertThat(HtmlUtils.htmlUnescape(part(workbook, "xl/sharedStrings.xml")))
                .contains("ผู้รับรองข้อมูล", "สพป. และ สพม. ทุกเขต", "สำนักทดสอบ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "round=krs-2559-6m&plan=krs-2559",
                "plan=krs-2559&format=pdf",
                "plan=krs-2559&limit=0",
                "plan=krs-2559&office="
            })
    void a_request_that_cannot_be_is_refused(String query) {
        get(query).expectStatus().isEqualTo(422);
    }

    @Test
    void what_is_not_there_is_not_found_and_nothing_is_told_to_strangers() {
        get("round=krs-2999-6m").expectStatus().isNotFound();
        get("plan=krs-2999").expectStatus().isNotFound();
        http.get()
                .uri("/api/v1/assignments?plan=krs-2559")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private JsonNode list(String query) {
        byte[] json =
                get(query).expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(json == null ? new byte[0] : json);
    }

    private RestTestClient.ResponseSpec get(String query) {
        return http.get()
                .uri("/api/v1/assignments?" + query)
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .exchange();
    }

    private void announce(String code, String kind, String name) {
        ObjectNode organisation = (ObjectNode) EventContracts.example("organisation");
        organisation.put("code", code).put("kind", kind).put("nameTh", name);
        kafka.send(
                "rabrong.organisations.v1", code, 1, "org.rabrong.organisations.announced.v1", organisation.toString());
    }

    /** By the archive's directory, as Excel reads it. */
    private String part(byte[] workbook, String name) throws IOException {
        Path file = Files.write(folder.resolve("assignments.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream part = zip.getInputStream(zip.getEntry(name))) {
            return new String(part.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
