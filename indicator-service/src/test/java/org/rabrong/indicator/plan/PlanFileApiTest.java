package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.indicator.plan.PlanClient.Answer;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

/** psdg takes a plan along as a file, edits it, and brings it back. */
@IndicatorTest
class PlanFileApiTest {

    private static final AtomicInteger YEARS = new AtomicInteger(2540);

    @Autowired
    RestTestClient http;

    private PlanClient psdg;

    @BeforeEach
    void client() {
        psdg = new PlanClient(http);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "xlsx"})
    void a_file_makes_a_plan_and_its_draft_is_exported_as_it_was_imported(String format) {
        int year = YEARS.incrementAndGet();
        String plan = "krs-" + year;
        byte[] file = yearOf(year);

        Answer tried = load(file, "?dryRun=true", TestTokens.psdg());
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.at("/plan").asString()).isEqualTo(plan);
        assertThat(tried.at("/created").isNull()).isTrue();
        assertThat(tried.at("/updated").isNull()).isTrue();
        assertThat(tried.at("/findings/0/severity").asString()).isEqualTo("WARNING");
        assertThat(psdg.get("/plans/" + plan + "/draft").status()).isEqualTo(404);

        Answer loaded = load(file, "", TestTokens.psdg());
        assertThat(loaded.at("/created").asBoolean()).isTrue();
        assertThat(loaded.at("/updated").asInt()).isEqualTo(1);
        assertThat(loaded.at("/differences").size()).isGreaterThan(50);
        assertThat(psdg.get("/plans/" + plan + "/draft").at("/tree/dimensions"))
                .isEqualTo(psdg.get("/plans/krs-2559").at("/dimensions"));
        assertThat(psdg.get("/plans/" + plan).status()).isEqualTo(404);

        Answer again = load(export("/plans/" + plan + "/export?version=draft&format=" + format), "", TestTokens.psdg());
        assertThat(again.at("/created").asBoolean()).isFalse();
        assertThat(again.at("/updated").asInt()).isEqualTo(1);
        assertThat(again.at("/differences")).isEmpty();
        assertThat(psdg.post("/plans/" + plan + "/publish", "{\"revision\": 1, \"acceptWarnings\": true}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_file_replaces_a_draft_as_one_change_that_is_taken_back_at_once() {
        int year = YEARS.incrementAndGet();
        String yaml = new String(yearOf(year), StandardCharsets.UTF_8);
        load(yaml, "");
        String edited = yaml.replaceFirst("weight: 5\n", "weight: 7.5\n").replaceFirst("bureau: BUS", "bureau: ZZZ");
        Answer loaded = load(edited, "?revision=1");
        assertThat(loaded.at("/updated").asInt()).isEqualTo(2);
        assertThat(loaded.at("/differences").findValuesAsString("field"))
                .containsExactly("weight", "weight", "bureau", "bureau");
        String draft = "/plans/krs-" + year + "/draft";
        assertThat(load(edited, "?revision=1").problem()).isEqualTo("stale-revision");
        Answer undone = psdg.post(draft + "/undo", "{\"revision\": 2}");
        assertThat(undone.at("/tree/dimensions"))
                .isEqualTo(psdg.get("/plans/krs-2559").at("/dimensions"));
    }

    @Test
    void a_file_that_is_wrong_is_told_by_line_and_changes_nothing() {
        int year = YEARS.incrementAndGet();
        String yaml = new String(yearOf(year), StandardCharsets.UTF_8);
        Answer refused =
                load(yaml.replaceFirst("weight: 5\n", "weight: 1e99\n").replaceFirst("bureau: BUS", "buraeu: BUS"), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/errors").findValuesAsString("rule")).containsExactly("file-weight", "yaml-unknown");
        assertThat(refused.at("/errors/0/field").asString()).matches("line \\d+, column \\d+");
        assertThat(refused.at("/errors/1/message").asString()).contains("buraeu");
        assertThat(psdg.get("/plans/krs-" + year + "/draft").status()).isEqualTo(404);
    }

    @Test
    void a_programme_that_nobody_knows_is_told() {
        Answer refused = load("programme: XYZ\nname_th: แผน\nfiscal_year: 2560\n", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violation()).isEqualTo("programme: unknown-import-programme");
    }

    @Test
    void a_plan_may_have_a_thousand_variables_and_no_more() {
        int year = YEARS.incrementAndGet();
        StringBuilder yaml = new StringBuilder("""
                programme: KRS
                name_th: แผน
                fiscal_year: %d
                dimensions:
                  - code: D
                    indicators:
                      - code: I
                        sub_indicators:
                """.formatted(year));
        for (int sub = 0; sub < 40; sub++) {
            yaml.append("          - code: S").append(sub).append("\n            variables:\n");
            for (char id = 'A'; id <= 'Y'; id++) {
                yaml.append("              - {id: ").append(id).append("}\n");
            }
        }
        assertThat(load(yaml.toString(), "").status()).isEqualTo(200);
        Answer refused = load(yaml + "              - {id: Z}\n", "");
        assertThat(refused.at("/errors/0/rule").asString()).isEqualTo("most-parts");
    }

    @Test
    void only_psdg_imports_and_only_psdg_takes_drafts_along() {
        byte[] file = yearOf(YEARS.incrementAndGet());
        for (String token :
                new String[] {TestTokens.reporter("8101"), TestTokens.certifier("BPP"), TestTokens.executive()}) {
            assertThat(load(file, "", token).status()).isEqualTo(403);
            assertThat(load(file, "?dryRun=true", token).status()).isEqualTo(403);
            assertThat(status("/plans/krs-2559/export", token)).isEqualTo(200);
            assertThat(status("/plans/krs-2559/export?version=1", token)).isEqualTo(200);
            assertThat(status("/plans/krs-2559/export?version=draft", token)).isEqualTo(403);
        }
        assertThat(load(file, "", null).status()).isEqualTo(401);
        assertThat(status("/plans/krs-2559/export", null)).isEqualTo(401);
        assertThat(status("/plans/krs-2559/export?version=draft", TestTokens.psdg()))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"version=0", "version=x", "version=", "format=docx"})
    void what_cannot_be_exported_is_refused(String query) {
        assertThat(psdg.get("/plans/krs-2559/export?" + query).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plans/krs-2559/export?version=99",
                "/plans/abc-2559/export",
                "/plans/abc-2559/export?version=draft"
            })
    void what_is_not_there_is_not_found(String path) {
        assertThat(psdg.get(path).status()).isEqualTo(404);
    }

    /** The shipped plan in another year. */
    private byte[] yearOf(int year) {
        byte[] shipped = export("/plans/krs-2559/export?format=yaml");
        return new String(shipped, StandardCharsets.UTF_8)
                .replace("fiscal_year: 2559", "fiscal_year: " + year)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] export(String path) {
        byte[] body = http.get()
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + TestTokens.psdg())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return body == null ? new byte[0] : body;
    }

    private int status(String path, @Nullable String token) {
        var request = http.get().uri("/api/v1" + path);
        return (token == null ? request : request.header("Authorization", "Bearer " + token))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private Answer load(String yaml, String query) {
        return load(yaml.getBytes(StandardCharsets.UTF_8), query, TestTokens.psdg());
    }

    private Answer load(byte[] file, String query, @Nullable String token) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("""
                --part\r
                Content-Disposition: form-data; name="file"; filename="plan"\r
                Content-Type: application/octet-stream\r
                \r
                """.getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        var request = http.method(HttpMethod.POST).uri("/api/v1/plans/import" + query);
        var result = (token == null ? request : request.header("Authorization", "Bearer " + token))
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=part"))
                .body(form.toByteArray())
                .exchange()
                .expectBody()
                .returnResult();
        byte[] body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                JsonMapper.shared()
                        .readTree(body == null || body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body));
    }
}
