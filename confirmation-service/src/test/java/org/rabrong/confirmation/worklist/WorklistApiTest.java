package org.rabrong.confirmation.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ConfirmationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorklistApiTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    String round = "";

    @BeforeAll
    void a_round_with_a_reported_a_rejected_and_a_confirmed_item() {
        round = others.anOpenRound();
        others.reported(round + "/6.1.A/8101", 1, "4");
        others.attach(round + "/6.1.A/8101");
        others.attach(round + "/6.1.A/8101");
        others.score(round, "8101", "6.1", "1.0000", "4.0000");
        others.reported(round + "/6.1.A/8102", 1, "5");
        api.decide(round + "/6.1.A/8102", "confirm", "{\"revision\": 1}").granted();
        api.decide(round + "/6.1.A/M29", "reject", "{\"reason\": \"พ้นกำหนด\"}").granted();
        api.awaitItem(
                round + "/6.1.A/8101",
                item -> item.path("evidenceCount").asInt(0) == 2
                        && item.path("selfScore").asString("").equals("4.0000"));
    }

    @Test
    void by_variable_shows_all_offices_by_their_thai_names() {
        JsonNode page = get("?round=" + round + "&variable=6.1.A", TestTokens.certifier("BTL"));
        assertThat(texts(page, "officeNameTh")).containsExactly("สพป.กระบี่", "สพป.เชียงใหม่ เขต 1", "สพม.เขต 29");
        assertThat(texts(page, "status")).containsExactly("AWAITING", "CONFIRMED", "REJECTED");
        assertThat(page.path("next").isNull()).isTrue();
        JsonNode first = page.at("/items/0");
        assertThat(first.path("value").asString()).isEqualTo("4");
        assertThat(first.path("unit").asString()).isEqualTo("คน");
        assertThat(first.path("evidenceCount").asInt()).isEqualTo(2);
        assertThat(first.path("selfScore").asString()).isEqualTo("4.0000");
        assertThat(first.path("officialScore").asString()).isEqualTo("1.0000");
        assertThat(first.path("newForMe").asBoolean(true)).isFalse();
        assertThat(first.path("mode").asString()).isEqualTo("NORMAL");
        assertThat(first.path("actions").toString()).isEqualTo("[\"CONFIRM\",\"REJECT\",\"REOPEN\"]");
        assertThat(page.at("/items/2/value").isNull()).isTrue();
        assertThat(page.at("/items/0")).isEqualTo(api.item(round + "/6.1.A/8101"));
    }

    @Test
    void by_office_shows_the_own_variables_in_the_plan_s_order_and_psdg_sees_all() {
        assertThat(texts(get("?round=" + round + "&office=8101", TestTokens.certifier("BTL")), "variable"))
                .containsExactly("6.1.A", "6.5.A", "6.5.B");
        JsonNode all = get("?round=" + round + "&office=8101", TestTokens.psdg());
        assertThat(texts(all, "variable")).containsExactly("2.A", "2.B", "6.1.A", "6.5.A", "6.5.B");
        assertThat(all.at("/items/2/actions").isEmpty())
                .as("psdg reads, the bureau decides")
                .isTrue();
        assertThat(all.at("/items/0/actions").isEmpty()).isFalse();
        assertThat(texts(get("?round=" + round + "&office=8101", TestTokens.certifier("BET")), "variable"))
                .isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        for (String view : List.of("variable=6.1.A", "office=8101")) {
            String key = view.startsWith("variable") ? "office" : "variable";
            List<String> whole = texts(get("?round=" + round + "&" + view, TestTokens.psdg()), key);
            List<String> paged = new java.util.ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = get("?round=" + round + "&" + view + "&limit=2" + cursor, TestTokens.psdg());
                paged.addAll(texts(page, key));
                cursor = page.path("next").isNull()
                        ? ""
                        : "&cursor=" + page.path("next").asString();
            } while (!cursor.isEmpty());
            assertThat(paged).isEqualTo(whole);
        }
        assertThat(texts(
                        get("/variables?round=" + round + "&limit=1&cursor=6.1.A", TestTokens.certifier("BTL")),
                        "variable"))
                .containsExactly("6.5.A");
    }

    @Test
    void the_variables_that_i_certify_come_with_counts() {
        JsonNode mine = get("/variables?round=" + round, TestTokens.certifier("BTL"));
        assertThat(texts(mine, "variable")).containsExactly("6.1.A", "6.5.A", "6.5.B");
        assertThat(mine.at("/items/0/counts").toString())
                .isEqualTo("{\"NOT_REPORTED\":0,\"AWAITING\":1,\"REJECTED\":1,\"CONFIRMED\":1}");
        assertThat(mine.at("/items/1/mode").asString()).isEqualTo("AUDIT");
        assertThat(mine.at("/items/1/indicatorNameTh").asString()).isEqualTo("ระบบสารสนเทศ");
        assertThat(mine.at("/items/1/dimensionCode").asString()).isEqualTo("EXT");
        assertThat(texts(get("/variables?round=" + round, TestTokens.psdg()), "variable"))
                .containsExactly("2.A", "2.B");
        assertThat(texts(get("/variables?round=" + round, TestTokens.of("administrator", "กพร.", "/psdg")), "variable"))
                .hasSize(5);
    }

    @Test
    void what_is_not_there_is_named() {
        String btl = TestTokens.certifier("BTL");
        api.get("?round=nowhere&variable=6.1.A", btl).refused(404, "not-found");
        api.get("?round=" + round + "&variable=9.Z", btl).refused(404, "not-found");
        api.get("?round=" + round + "&office=0000", btl).refused(404, "not-found");
        api.get("?round=nowhere&office=8101", btl).refused(404, "not-found");
        api.get("/variables?round=nowhere", btl).refused(404, "not-found");
        assertThat(api.get("?round=" + round, btl).brokenRules()).containsExactly("variable:variable-or-office");
        assertThat(api.get("?round=" + round + "&variable=6.1.A&office=8101", btl)
                        .brokenRules())
                .containsExactly("variable:variable-or-office");
        assertThat(api.get("?round=" + round + "&variable=6.1.A&limit=0", btl).brokenRules())
                .containsExactly("limit:min");
        assertThat(api.get("?round=" + round + "&variable=6.1.A&limit=1001", btl)
                        .brokenRules())
                .containsExactly("limit:max");
    }

    @Test
    void a_nul_in_a_parameter_is_refused_and_not_an_error_of_ours() {
        String btl = TestTokens.certifier("BTL");
        assertThat(api.get("?round=%00&variable=6.1.A", btl).brokenRules()).containsExactly("round:characters");
        assertThat(api.get("?round=" + round + "&variable=%00", btl).brokenRules())
                .containsExactly("variable:characters");
        assertThat(api.get("?round=" + round + "&office=%00", btl).brokenRules())
                .containsExactly("office:characters");
        assertThat(api.get("/variables?round=" + round + "&cursor=%00", btl).brokenRules())
                .containsExactly("cursor:characters");
    }

    private JsonNode get(String path, String token) {
        return api.get(path, token).granted();
    }

    private static List<String> texts(JsonNode page, String member) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path(member).asString())
                .toList();
    }
}
