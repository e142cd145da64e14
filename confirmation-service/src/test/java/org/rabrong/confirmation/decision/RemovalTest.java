package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** ลบรายการกรอกข้อมูล: a removed item is as if it were not there, and comes back with all that it had. */
@ConfirmationTest
class RemovalTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    String round = "";
    String item = "";

    @BeforeEach
    void a_confirmed_item_is_removed() {
        round = others.anOpenRound();
        item = round + "/6.1.A/8101";
        others.reported(item, 1, "4");
        api.decide(item, "confirm", "{\"revision\": 1}").granted();
        others.removeItems(round, "6.1.A", List.of("8101", "0000"));
        await().until(() -> api.get("/" + item, btl()).status() == 404);
    }

    @Test
    void nobody_decides_on_it() {
        for (String action : List.of("confirm", "reject", "withdraw", "reopen", "audit")) {
            api.decide(item, action, "{\"revision\": 1, \"reason\": \"x\"}").refused(404, "not-found");
        }
        api.get("/" + item, TestTokens.psdg()).refused(404, "not-found");
        assertThat(api.post("/" + item + "/withdraw", "{}", TestTokens.certifier("BET"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void no_worklist_shows_or_counts_it() {
        assertThat(offices("?round=" + round + "&variable=6.1.A")).containsExactly("8102", "M29");
        assertThat(api.get("?round=" + round + "&office=8101", btl())
                        .granted()
                        .path("items")
                        .valueStream()
                        .map(row -> row.path("variable").asString()))
                .containsExactly("6.5.A", "6.5.B");
        assertThat(api.get("/variables?round=" + round, btl())
                        .granted()
                        .at("/items/0/counts")
                        .toString())
                .isEqualTo("{\"NOT_REPORTED\":2,\"AWAITING\":0,\"REJECTED\":0,\"CONFIRMED\":0}");
    }

    @Test
    void its_history_stays_readable_to_those_who_may() {
        for (String reader : List.of(btl(), TestTokens.psdg(), TestTokens.reporter("8101"))) {
            assertThat(api.get("/" + item + "/history", reader)
                            .granted()
                            .path("items")
                            .size())
                    .isEqualTo(2);
        }
        assertThat(api.get("/" + item + "/history", TestTokens.reporter("8102")).status())
                .isEqualTo(403);
    }

    @Test
    void it_comes_back_with_its_decision() {
        giveBack();
        JsonNode back = api.item(item);
        assertThat(back.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(back.path("confirmedValue").asString()).isEqualTo("4");
        api.decide(item, "withdraw", "{}").granted();
    }

    @Test
    void what_the_office_reported_meanwhile_is_not_lost() {
        others.report(item, 2, "5");
        await().until(() ->
                jdbc.sql("select revision from item where round = :round and variable = '6.1.A' and office = '8101'")
                                .param("round", round)
                                .query(Long.class)
                                .single()
                        == 2);
        giveBack();
        JsonNode back = api.item(item);
        assertThat(back.path("status").asString()).isEqualTo("AWAITING");
        assertThat(back.path("value").asString()).isEqualTo("5");
        assertThat(back.path("changedSinceConfirmed").asBoolean()).isTrue();
    }

    @Test
    void an_audit_of_its_sub_indicator_reaches_it_where_it_is() {
        others.removeItems(round, "6.5.B", List.of("8101"));
        await().until(() -> api.get("/" + round + "/6.5.B/8101", btl()).status() == 404);
        api.decide(round + "/6.5.B/8101", "audit", "{\"score\": \"4\", \"reason\": \"x\"}")
                .refused(404, "not-found");
        api.decide(round + "/6.5.A/8101", "audit", "{\"score\": \"4\", \"reason\": \"x\"}")
                .granted();
        others.createItems(round, round.replace("-6m", ""), "6.5.B", List.of("8101"));
        assertThat(api.awaitItem(
                                round + "/6.5.B/8101",
                                body -> body.path("status").asString("").equals("CONFIRMED"))
                        .path("auditScore")
                        .asString())
                .as("a sub-indicator never has two scores")
                .isEqualTo("4.0000");
    }

    @Test
    void removed_and_given_back_in_one_go_is_there() {
        others.createItems(round, round.replace("-6m", ""), "6.1.A", List.of("8101"));
        others.removeItems(round, "6.1.A", List.of("8101", "8102", "M29"));
        others.createItems(round, round.replace("-6m", ""), "6.1.A", List.of("8102", "8102"));
        await().untilAsserted(() ->
                assertThat(offices("?round=" + round + "&variable=6.1.A")).containsExactly("8102"));
    }

    private void giveBack() {
        others.createItems(round, round.replace("-6m", ""), "6.1.A", List.of("8101"));
        await().until(() -> api.get("/" + item, btl()).status() == 200);
    }

    private List<String> offices(String query) {
        return api.get(query, btl())
                .granted()
                .path("items")
                .valueStream()
                .map(row -> row.path("office").asString())
                .toList();
    }

    private static String btl() {
        return TestTokens.certifier("BTL");
    }
}
