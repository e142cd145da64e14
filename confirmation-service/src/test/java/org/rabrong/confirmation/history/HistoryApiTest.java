package org.rabrong.confirmation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.spreadsheet.Xlsx;
import org.rabrong.platform.spreadsheet.XlsxBounds;
import org.rabrong.platform.spreadsheet.XlsxCell;
import org.rabrong.platform.spreadsheet.XlsxFault;
import org.rabrong.platform.spreadsheet.XlsxRow;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ConfirmationTest
class HistoryApiTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    RestTestClient http;

    @Test
    void each_step_says_who_for_whom_when_what_old_and_new_and_why() {
        String item = others.anOpenRound() + "/6.1.A/8101";
        others.reported(item, 1, "4");
        api.decide(item, "reject", "{\"reason\": \"หลักฐานไม่ครบ\"}").granted();
        others.reported(item, 2, "5");

        JsonNode steps = api.get("/" + item + "/history", TestTokens.reporter("8101"))
                .granted()
                .path("items");
        assertThat(steps.size()).isEqualTo(3);
        JsonNode rejected = steps.get(1);
        assertThat(rejected.path("sequence").asLong()).isEqualTo(2);
        assertThat(rejected.path("step").asString()).isEqualTo("rejected");
        assertThat(rejected.at("/by/name").asString()).isEqualTo("ผู้รับรอง BTL");
        assertThat(rejected.at("/by/organisation").asString()).isEqualTo("BTL");
        assertThat(rejected.path("previousStatus").asString()).isEqualTo("AWAITING");
        assertThat(rejected.path("status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("reason").asString()).isEqualTo("หลักฐานไม่ครบ");
        JsonNode answered = steps.get(2);
        assertThat(answered.path("step").asString()).isEqualTo("reported");
        assertThat(answered.path("at").asString()).isEqualTo("2016-04-18T03:04:05Z");
        assertThat(answered.path("previousValue").asString()).isEqualTo("4");
        assertThat(answered.path("value").asString()).isEqualTo("5");
        assertThat(answered.path("reason").isNull()).isTrue();

        JsonNode page =
                api.get("/" + item + "/history?limit=2", TestTokens.psdg()).granted();
        assertThat(page.path("next").asString()).isEqualTo("2");
        assertThat(api.get("/" + item + "/history?limit=2&cursor=2", TestTokens.psdg())
                        .granted()
                        .at("/items/0/sequence")
                        .asLong())
                .isEqualTo(3);
    }

    @Test
    void a_refused_decision_leaves_no_trace() {
        String item = others.anOpenRound() + "/6.1.A/8101";
        others.reported(item, 1, "4");
        api.decide(item, "confirm", "{\"revision\": 7}").refused(409, "stale-revision");
        assertThat(api.get("/" + item + "/history", TestTokens.psdg())
                        .granted()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void the_history_of_what_is_not_there_is_not_found() {
        String round = others.anOpenRound();
        api.get("/" + round + "/9.Z/8101/history", TestTokens.reporter("8101")).refused(404, "not-found");
        api.get("/" + round + "/6.1.A/0000/history", TestTokens.certifier("BTL"))
                .refused(404, "not-found");
    }

    @Test
    void each_step_has_its_place_in_the_office_s_chain() {
        String item = others.anOpenRound() + "/6.1.A/8102";
        others.reported(item, 1, "4");
        others.reported(item, 2, "5");
        JsonNode steps =
                api.get("/" + item + "/history", TestTokens.psdg()).granted().path("items");
        assertThat(steps.get(1).path("position").asLong())
                .isEqualTo(steps.get(0).path("position").asLong() + 1);
        assertThat(steps.get(1).path("hash").asString())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(steps.get(0).path("hash").asString());
    }

    @Test
    void the_search_finds_the_newest_first_by_round_variable_office_bureau_step_person_and_day() {
        String round = aRoundWithSixSteps();
        String psdg = TestTokens.psdg();

        assertThat(found("round=" + round, psdg)).hasSize(6);
        assertThat(steps("round=" + round + "&office=8101", psdg)).containsExactly("rejected", "reported", "reported");
        assertThat(found("round=" + round + "&variable=6.1.A", psdg)).hasSize(4);
        assertThat(steps("round=" + round + "&variable=6.1.A&office=8102", psdg)).containsExactly("confirmed", "reported");
        assertThat(steps("round=" + round + "&step=rejected", psdg)).containsExactly("rejected");
        assertThat(steps("round=" + round + "&bureau=PSDG", psdg)).containsExactly("reported", "reported");
        assertThat(steps("round=" + round + "&person=" + encoded("รับรอง BT"), psdg))
                .containsExactlyInAnyOrder("confirmed", "rejected");
        assertThat(steps("round=" + round + "&variable=6.1.A&person=" + encoded("รับรอง BT"), psdg))
                .containsExactlyInAnyOrder("confirmed", "rejected");
        assertThat(steps("round=" + round + "&person=" + encoded("100%_"), psdg)).isEmpty();
        assertThat(found("round=" + round + "&from=2016-04-18&to=2016-04-18", psdg)).hasSize(4);
        assertThat(found("round=" + round + "&to=2016-04-17", psdg)).isEmpty();
        assertThat(found("round=&variable=&office=&person=%20&limit=5", psdg)).hasSize(5);

        JsonNode newest = found("round=" + round, psdg).getFirst();
        assertThat(newest.path("officeName").asString()).isEqualTo("สพป.เชียงใหม่ เขต 1");
        assertThat(newest.path("variableName").asString()).isEqualTo("ตัวแปร A");
        assertThat(newest.at("/by/name").asString()).isEqualTo("ผู้รับรอง BTL");
        assertThat(newest.has("byId")).isFalse();
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_repeat() {
        String round = aRoundWithSixSteps();
        for (String query : List.of(
                "round=" + round,
                "round=" + round + "&office=8101",
                "round=" + round + "&person=" + encoded("ผู้"),
                "office=8101",
                "step=reported&bureau=BTL&round=" + round)) {
            List<String> whole = places(found(query, TestTokens.psdg()));
            List<String> paged = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = api.get("/history?limit=2&" + query + cursor, TestTokens.psdg())
                        .granted();
                paged.addAll(places(page.path("items").valueStream().toList()));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty() && paged.size() < whole.size());
            assertThat(paged).as(query).isEqualTo(whole).doesNotHaveDuplicates();
        }
    }

    @Test
    void everybody_finds_their_own_and_nobody_anything_else() {
        String round = aRoundWithSixSteps();
        assertThat(found("round=" + round, TestTokens.certifier("BTL"))).hasSize(4);
        assertThat(found("round=" + round + "&person=" + encoded("ผู้รายงาน"), TestTokens.certifier("BTL")))
                .hasSize(2);
        assertThat(found("round=" + round + "&office=8101", TestTokens.certifier("BTL")))
                .hasSize(2);
        assertThat(found("round=" + round, TestTokens.certifier("BET"))).isEmpty();
        assertThat(found("round=" + round + "&office=8101", TestTokens.reporter("8101")))
                .hasSize(3);
        assertThat(found("round=" + round, TestTokens.reporter("8101"))).hasSize(3);
        String both = TestTokens.of("both", "สองบทบาท", "/reporter/8102", "/certifier/BET");
        assertThat(found("round=" + round + "&office=8102", both)).hasSize(3);
        assertThat(found("round=" + round + "&office=8101", both)).isEmpty();

        for (String path : List.of("/history", "/history/export")) {
            api.get(path + "?round=" + round + "&office=8102", TestTokens.reporter("8101"))
                    .refused(403, "forbidden");
            api.get(path + "?bureau=BTL", TestTokens.certifier("BET")).refused(403, "forbidden");
            api.get(path + "?round=" + round + "&variable=6.1.A", TestTokens.certifier("BET"))
                    .refused(403, "forbidden");
            for (String other : List.of(TestTokens.executive(), TestTokens.integrator(), TestTokens.nobody())) {
                api.get(path + "?round=" + round, other).refused(403, "forbidden");
            }
            api.get(path + "?round=nowhere", TestTokens.psdg()).refused(404, "not-found");
            api.get(path + "?office=0000", TestTokens.psdg()).refused(404, "not-found");
            assertThat(api.get(path + "?step=Explode'--", TestTokens.psdg()).brokenRules())
                    .containsExactly("step:format");
            assertThat(api.get(path + "?from=2016-05-02&to=2016-05-01&person=" + "x".repeat(101), TestTokens.psdg())
                            .brokenRules())
                    .containsExactlyInAnyOrder("person:length", "to:before-from");
            assertThat(api.get(path + "?from=yesterday", TestTokens.psdg()).brokenRules())
                    .containsExactly("from:type");
            assertThat(api.get(path + "?variable=%00", TestTokens.psdg()).brokenRules())
                    .containsExactly("variable:characters");
        }
        assertThat(api.get("/history?limit=0", TestTokens.psdg()).brokenRules()).containsExactly("limit:min");
        assertThat(api.get("/history?cursor=abc", TestTokens.psdg()).brokenRules())
                .containsExactly("cursor:format");
        assertThat(api.get("/history/export?format=pdf", TestTokens.psdg()).brokenRules())
                .containsExactly("format:xlsx-or-csv");
    }

    @Test
    void what_is_found_comes_as_a_table_in_which_nothing_is_a_formula() throws XlsxFault {
        String round = others.anOpenRound();
        String item = round + "/6.1.A/8101";
        others.reported(item, 1, "4");
        api.decide(item, "reject", "{\"reason\": \"=HYPERLINK(\\\"x\\\"), ไม่ครบ\"}").granted();

        String csv = new String(file("round=" + round + "&format=csv"), StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFวันเวลา,รอบ,");
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).contains("ไม่รับรอง", "\"'=HYPERLINK(\"\"x\"\"), ไม่ครบ\"", "ผู้รับรอง BTL");
        assertThat(lines.get(2)).startsWith("18 เม.ย. 2559 10:04:05," + round + ",8101,สพป.กระบี่,6.1.A,");

        byte[] xlsx = file("round=" + round);
        assertThat(xlsx).startsWith('P', 'K');
        Xlsx book = Xlsx.open(xlsx, XlsxBounds.ofRows(1000, 30));
        List<XlsxRow> rows = book.rows("ประวัติการรับรอง");
        assertThat(rows).hasSize(3);
        // A text, and no formula
        assertThat(rows.get(1).cell(17)).isEqualTo(new XlsxCell.Text("=HYPERLINK(\"x\"), ไม่ครบ"));
        assertThat(rows.get(2).cell(12))
                .isInstanceOfSatisfying(
                        XlsxCell.Amount.class, four -> assertThat(four.number()).isEqualByComparingTo("4"));
        assertThat(book.rows("รหัสตรวจสอบท้ายสาย"))
                .anySatisfy(row -> assertThat(row.cell(1)).isEqualTo(new XlsxCell.Text("สพป.กระบี่")));
    }

    @Test
    void psdg_verifies_all_chains_and_keeps_what_was_found() {
        String round = aRoundWithSixSteps();
        String psdg = TestTokens.psdg();
        for (String other :
                List.of(TestTokens.certifier("BTL"), TestTokens.reporter("8101"), TestTokens.executive(), TestTokens.nobody())) {
            api.get("/history/verification", other).refused(403, "forbidden");
            api.post("/history/verification", "{}", other).refused(403, "forbidden");
            api.post("/history/verification/anchor", "{}", other).refused(403, "forbidden");
        }
        JsonNode run = begun("{\"office\": \"8101\"}");
        assertThat(run.path("offices").asInt()).isEqualTo(1);
        JsonNode chain = chain("8101");
        assertThat(chain.at("/verified/holds").asBoolean())
                .as(chain.toString())
                .isTrue();
        assertThat(chain.at("/verified/entries").asLong())
                .isEqualTo(chain.path("entries").asLong());
        assertThat(chain.at("/verified/head").asString())
                .isEqualTo(chain.path("head").asString());
        assertThat(chain.at("/verified/since").asString())
                .isEqualTo(chain.path("firstAt").asString());
        assertThat(chain.at("/verified/by").asString()).isEqualTo("กพร.");

        JsonNode all = begun("{}");
        assertThat(all.path("office").isNull()).isTrue();
        assertThat(chain("8102").at("/verified/holds").asBoolean()).isTrue();

        JsonNode last = found("round=" + round + "&office=8101", psdg).getFirst();
        String anchor = "{\"office\": \"8101\", \"position\": %d, \"hash\": \"%s\"}";
        long position = last.path("position").asLong();
        assertThat(api.post("/history/verification/anchor", anchor.formatted(position, last.path("hash").asString()), psdg)
                        .granted()
                        .path("holds")
                        .asBoolean())
                .isTrue();
        for (long elsewhere : new long[] {position - 1, position + 1_000_000}) {
            JsonNode differs = api.post(
                            "/history/verification/anchor",
                            anchor.formatted(elsewhere, last.path("hash").asString()),
                            psdg)
                    .granted();
            assertThat(differs.path("holds").asBoolean()).isFalse();
            assertThat(differs.at("/fault/kind").asString()).isEqualTo("ANCHOR");
        }
        assertThat(api.post("/history/verification/anchor", anchor.formatted(0, "ab".repeat(32)), psdg).brokenRules())
                .containsExactly("position:min");
        assertThat(api.post("/history/verification/anchor", anchor.formatted(1, "xy".repeat(32)), psdg).brokenRules())
                .containsExactly("hash:sha-256");
        api.post("/history/verification/anchor", anchor.formatted(1, "ab".repeat(32)).replace("8101", "0000"), psdg)
                .refused(404, "not-found");
        api.post("/history/verification", "{\"office\": \"0000\"}", psdg).refused(404, "not-found");
    }

    /** At 8101 and 8102: a value for 6.1.A and one for 2.A each, the first rejected, the other confirmed. */
    private String aRoundWithSixSteps() {
        String round = others.anOpenRound();
        for (String office : List.of("8101", "8102")) {
            others.reported(round + "/2.A/" + office, 1, "7");
            others.reported(round + "/6.1.A/" + office, 1, "4");
        }
        api.decide(round + "/6.1.A/8101", "reject", "{\"reason\": \"หลักฐานไม่ครบ\"}").granted();
        api.decide(round + "/6.1.A/8102", "confirm", "{\"revision\": 1}").granted();
        return round;
    }

    private List<JsonNode> found(String query, String token) {
        return api.get("/history?" + query, token).granted().path("items").valueStream().toList();
    }

    private List<String> steps(String query, String token) {
        return found(query, token).stream().map(step -> step.path("step").asString()).toList();
    }

    private static List<String> places(List<JsonNode> steps) {
        return steps.stream()
                .map(step -> step.path("office").asString() + " " + step.path("position").asLong())
                .toList();
    }

    private JsonNode begun(String json) {
        Api.Answer answer = api.post("/history/verification", json, TestTokens.psdg());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        long id = answer.body().path("id").asLong();
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get("/history/verification", TestTokens.psdg())
                                .granted()
                                .path("run"),
                        run -> run.path("id").asLong() == id
                                && !run.path("finishedAt").isNull());
    }

    private JsonNode chain(String office) {
        return api.get("/history/verification", TestTokens.psdg())
                .granted()
                .path("items")
                .valueStream()
                .filter(chain -> chain.path("office").asString().equals(office))
                .findFirst()
                .orElseThrow();
    }

    private byte[] file(String query) {
        byte[] file = http.get()
                .uri(URI.create("/api/v1/confirmations/history/export?" + query))
                .header("Authorization", "Bearer " + TestTokens.psdg())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        assertThat(file).isNotNull();
        return Objects.requireNonNull(file);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
