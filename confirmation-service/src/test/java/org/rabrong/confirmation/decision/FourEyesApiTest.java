package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Where psdg asks for four eyes, one person of the bureau proposes and another confirms. */
@ConfirmationTest
class FourEyesApiTest {

    private static final String FIRST = TestTokens.certifier("BTL");
    private static final String SECOND = TestTokens.of("btl-second", "ผู้รับรองคนที่สอง", "/certifier/BTL");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    String item = "";
    String audited = "";

    @BeforeEach
    void a_round_in_which_two_people_certify() {
        String round = others.anOpenRound();
        item = round + "/6.1.A/8101";
        audited = round + "/6.5.A/8101";
        others.askForFourEyes(round);
        others.reported(item, 1, "7");
    }

    @Test
    void what_one_proposes_another_confirms_and_the_status_waits_for_the_second() {
        JsonNode proposed = post("propose", "{\"revision\": 1}", FIRST).granted();
        assertThat(proposed.path("status").asString()).isEqualTo("AWAITING");
        assertThat(proposed.at("/proposal/mine").asBoolean()).isTrue();
        assertThat(actions(proposed)).doesNotContain("CONFIRM", "PROPOSE").contains("WITHDRAW");

        JsonNode seen = api.get("/" + item, SECOND).granted();
        assertThat(seen.at("/proposal/mine").asBoolean()).isFalse();
        assertThat(actions(seen)).contains("CONFIRM", "REJECT");
        JsonNode confirmed = post("confirm", "{\"revision\": 1}", SECOND).granted();
        assertThat(confirmed.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("proposal").isNull()).isTrue();
        assertThat(history()).containsExactly("reported", "proposed", "confirmed");
    }

    @Test
    void nobody_confirms_alone() {
        assertThat(post("confirm", "{\"revision\": 1}", FIRST)
                        .refused(409, "four-eyes")
                        .path("detail")
                        .asString())
                .contains("เสนอรับรองก่อน");
        post("propose", "{\"revision\": 1}", FIRST).granted();
        assertThat(post("confirm", "{\"revision\": 1}", FIRST)
                        .refused(409, "four-eyes")
                        .path("detail")
                        .asString())
                .contains("ท่านเป็นผู้เสนอ");
        assertThat(api.item(item).path("status").asString()).isEqualTo("AWAITING");
    }

    @Test
    void a_report_ends_the_proposal_so_that_both_have_seen_the_same_value() {
        post("propose", "{\"revision\": 1}", FIRST).granted();
        others.reported(item, 2, "8");
        post("confirm", "{\"revision\": 2}", SECOND).refused(409, "four-eyes");
        post("propose", "{\"revision\": 1}", FIRST).refused(409, "stale-revision");
    }

    @Test
    void a_proposal_can_be_taken_back_and_a_rejection_needs_no_second() {
        post("propose", "{\"revision\": 1}", FIRST).granted();
        JsonNode back = post("withdraw", "{}", SECOND).granted();
        assertThat(back.path("proposal").isNull()).isTrue();
        assertThat(back.path("status").asString()).isEqualTo("AWAITING");
        post("propose", "{\"revision\": 1}", SECOND).granted();
        JsonNode rejected =
                post("reject", "{\"reason\": \"เอกสารไม่ครบ\"}", FIRST).granted();
        assertThat(rejected.path("status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("proposal").isNull()).isTrue();
    }

    @Test
    void an_audit_score_is_proposed_for_the_whole_sub_indicator_and_given_by_the_second_as_proposed() {
        String sister = audited.replace("6.5.A", "6.5.B");
        String proposal = "{\"revision\": 0, \"score\": \"4.5\", \"reason\": \"ตรวจจากเอกสาร\"}";
        api.post("/" + audited + "/audit", "{\"score\": \"4.5\", \"reason\": \"x\"}", FIRST)
                .refused(409, "four-eyes");
        api.post("/" + audited + "/propose", proposal, FIRST).granted();
        assertThat(api.item(sister).at("/proposal/score").asString()).isEqualTo("4.5000");
        assertThat(actions(api.get("/" + sister, SECOND).granted())).contains("AUDIT");
        assertThat(api.post("/" + sister + "/audit", "{\"score\": \"4.6\", \"reason\": \"x\"}", SECOND)
                        .refused(409, "four-eyes")
                        .path("detail")
                        .asString())
                .contains("4.5000");
        JsonNode given = api.post("/" + sister + "/audit", "{\"score\": \"4.5\"}", SECOND)
                .granted();
        assertThat(given.path("auditScore").asString()).isEqualTo("4.5000");
        assertThat(given.path("reason").asString())
                .as("of the proposal, where the second gives no other")
                .isEqualTo("ตรวจจากเอกสาร");
        assertThat(api.item(audited).path("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void a_proposed_score_taken_back_goes_from_all_items() {
        String sister = audited.replace("6.5.A", "6.5.B");
        api.post("/" + audited + "/propose", "{\"revision\": 0, \"score\": 4, \"reason\": \"ตรวจ\"}", FIRST)
                .granted();
        api.post("/" + sister + "/withdraw", "{}", FIRST).granted();
        assertThat(api.item(audited).path("proposal").isNull()).isTrue();
        assertThat(api.item(sister).path("proposal").isNull()).isTrue();
    }

    @Test
    void where_one_person_certifies_nothing_is_proposed() {
        String round = others.anOpenRound();
        others.reported(round + "/6.1.A/8101", 1, "7");
        api.post("/" + round + "/6.1.A/8101/propose", "{\"revision\": 1}", FIRST)
                .refused(409, "four-eyes-not-asked");
        assertThat(actions(api.item(round + "/6.1.A/8101"))).doesNotContain("PROPOSE");
    }

    @Test
    void a_proposal_names_the_revision_that_was_seen() {
        assertThat(post("propose", "{}", FIRST).brokenRules()).containsExactly("revision:required");
        post("propose", "{\"revision\": 1}", TestTokens.certifier("PSDG")).refused(403, "forbidden");
    }

    private Api.Answer post(String action, String json, String token) {
        return api.post("/" + item + "/" + action, json, token);
    }

    private java.util.List<String> history() {
        return api.get("/" + item + "/history", FIRST)
                .granted()
                .path("items")
                .valueStream()
                .map(step -> step.path("step").asString())
                .toList();
    }

    private static java.util.List<String> actions(JsonNode item) {
        return item.path("actions").valueStream().map(JsonNode::asString).toList();
    }
}
