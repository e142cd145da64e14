package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ConfirmationTest
class AuditApiTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    String round = "";
    String a = "";
    String b = "";

    @BeforeEach
    void two_variables_of_an_audited_sub_indicator_one_of_them_reported() {
        round = others.anOpenRound();
        a = round + "/6.5.A/8101";
        b = round + "/6.5.B/8101";
        others.reported(a, 1, "3");
    }

    @Test
    void an_audit_score_confirms_all_items_of_the_sub_indicator_at_the_office_and_only_those() {
        JsonNode audited = api.decide(b, "audit", "{\"score\": \"4.5\", \"reason\": \"ตรวจจากเอกสาร\"}")
                .granted();
        assertThat(audited.path("auditScore").asString()).isEqualTo("4.5000");
        assertThat(audited.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(audited.path("value").isNull()).isTrue();
        assertThat(audited.path("reason").asString()).isEqualTo("ตรวจจากเอกสาร");
        assertThat(actions(audited)).containsExactly("WITHDRAW", "AUDIT");
        assertThat(api.item(a).path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(api.item(a).path("auditScore").asString()).isEqualTo("4.5000");
        assertThat(api.item(a).path("confirmedValue").asString()).isEqualTo("3");
        assertThat(api.item(round + "/6.5.A/8102").path("status").asString()).isEqualTo("NOT_REPORTED");
        assertThat(api.item(round + "/6.1.A/8101").path("status").asString()).isEqualTo("NOT_REPORTED");
    }

    @Test
    void withdrawing_one_item_takes_the_audit_score_from_all_of_them() {
        api.decide(a, "audit", "{\"score\": 5, \"reason\": \"ตรวจจากเอกสาร\"}").granted();
        JsonNode withdrawn = api.decide(b, "withdraw", "{}").granted();
        assertThat(withdrawn.path("status").asString()).isEqualTo("NOT_REPORTED");
        assertThat(withdrawn.path("auditScore").isNull()).isTrue();
        assertThat(api.item(a).path("status").asString()).isEqualTo("AWAITING");
        assertThat(api.item(a).path("auditScore").isNull()).isTrue();
        assertThat(api.item(a).path("reason").isNull()).isTrue();
    }

    @Test
    void a_value_reported_after_the_audit_awaits_until_the_certifier_looks_again() {
        api.decide(a, "audit", "{\"score\": \"5\", \"reason\": \"ตรวจจากเอกสาร\"}")
                .granted();
        others.reported(a, 2, "1");
        JsonNode changed = api.item(a);
        assertThat(changed.path("status").asString()).isEqualTo("AWAITING");
        assertThat(changed.path("changedSinceConfirmed").asBoolean()).isTrue();
        assertThat(changed.path("confirmedValue").asString()).isEqualTo("3");
        assertThat(api.item(b).path("status").asString()).isEqualTo("CONFIRMED");

        api.decide(b, "withdraw", "{}").granted();
        assertThat(api.item(a).path("status").asString()).isEqualTo("AWAITING");
        assertThat(api.item(a).path("auditScore").isNull()).isTrue();
    }

    @Test
    void a_rejection_taken_back_does_not_touch_the_audit() {
        api.decide(a, "audit", "{\"score\": \"5\", \"reason\": \"ตรวจจากเอกสาร\"}")
                .granted();
        others.reported(a, 2, "1");
        api.decide(a, "reject", "{\"reason\": \"ค่าใหม่ไม่ตรงเอกสาร\"}").granted();
        api.decide(a, "withdraw", "{}").granted();
        assertThat(api.item(b).path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(api.item(b).path("auditScore").asString()).isEqualTo("5.0000");
    }

    @Test
    void a_score_that_differs_from_the_computed_one_needs_a_reason_and_one_that_equals_it_does_not() {
        others.score(round, "8101", "6.5", "1.0000", "3.7350");
        api.awaitItem(a, body -> body.path("selfScore").asString().equals("3.7350"));
        assertThat(api.decide(a, "audit", "{\"score\": \"3.7351\"}").brokenRules())
                .containsExactly("reason:audit-reason");
        assertThat(api.decide(a, "audit", "{\"score\": \"3.7351\", \"reason\": \" \"}")
                        .brokenRules())
                .containsExactly("reason:audit-reason");
        assertThat(api.decide(a, "audit", "{\"score\": \"3.735\"}")
                        .granted()
                        .path("auditScore")
                        .asString())
                .isEqualTo("3.7350");
    }

    @Test
    void a_score_that_replaces_another_always_needs_a_reason_and_both_are_kept() {
        others.score(round, "8101", "6.5", "1.0000", "3.0000");
        api.awaitItem(a, body -> body.path("selfScore").asString().equals("3.0000"));
        api.decide(a, "audit", "{\"score\": \"4\", \"reason\": \"ครั้งแรก\"}").granted();
        others.score(round, "8101", "6.5", "4.0000", "4.0000");
        api.awaitItem(a, body -> body.path("selfScore").asString().equals("4.0000"));
        assertThat(api.decide(a, "audit", "{\"score\": \"4\"}").brokenRules()).containsExactly("reason:audit-reason");
        api.decide(a, "audit", "{\"score\": \"2.25\", \"reason\": \"ตรวจซ้ำ\"}").granted();

        JsonNode steps = api.get("/" + a + "/history", TestTokens.certifier("BTL"))
                .granted()
                .path("items");
        assertThat(steps.at("/1/computedScore").asString()).isEqualTo("3.0000");
        assertThat(steps.at("/1/previousAuditScore").isNull()).isTrue();
        assertThat(steps.at("/2/previousAuditScore").asString()).isEqualTo("4.0000");
        assertThat(steps.at("/2/auditScore").asString()).isEqualTo("2.2500");
        assertThat(steps.at("/2/reason").asString()).isEqualTo("ตรวจซ้ำ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|score:required",
                "{\"score\": \"abc\"}|score:number",
                "{\"score\": \"1e1\"}|score:number",
                "{\"score\": 1e999999999}|score:number",
                "{\"score\": \"0.9999\"}|score:min",
                "{\"score\": \"5.0001\"}|score:max",
                "{\"score\": -1}|score:min",
                "{\"score\": \"4.12345\"}|score:decimals"
            })
    void a_malformed_score_names_the_rule(String body, String rule) {
        assertThat(api.decide(a, "audit", body).brokenRules()).containsExactly(rule);
        assertThat(api.item(a).path("status").asString()).isEqualTo("AWAITING");
    }

    @Test
    void no_score_is_given_where_audit_is_not_switched_on() {
        String normal = round + "/6.1.A/8101";
        others.reported(normal, 1, "3");
        assertThat(actions(api.item(normal))).doesNotContain("AUDIT");
        api.decide(normal, "audit", "{\"score\": \"5\", \"reason\": \"x\"}").refused(409, "audit-not-permitted");
        assertThat(api.item(normal).path("status").asString()).isEqualTo("AWAITING");
    }

    private static List<String> actions(JsonNode body) {
        return body.path("actions").valueStream().map(JsonNode::asString).toList();
    }
}
