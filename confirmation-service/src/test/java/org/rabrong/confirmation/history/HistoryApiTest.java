package org.rabrong.confirmation.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ConfirmationTest
class HistoryApiTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

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
    void the_database_refuses_to_change_or_delete_history() {
        for (String change : new String[] {
            "update item_history set reason = 'x'", "delete from item_history", "truncate item_history"
        }) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).hasMessageContaining("only ever added to");
        }
    }

    @Test
    void the_history_of_what_is_not_there_is_not_found() {
        String round = others.anOpenRound();
        api.get("/" + round + "/9.Z/8101/history", TestTokens.reporter("8101")).refused(404, "not-found");
        api.get("/" + round + "/6.1.A/0000/history", TestTokens.certifier("BTL"))
                .refused(404, "not-found");
    }
}
