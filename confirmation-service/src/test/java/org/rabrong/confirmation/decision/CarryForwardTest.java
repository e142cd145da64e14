package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** รับรองต่อเนื่อง: a 12-month round that starts with what the 6-month round left. */
@ConfirmationTest
class CarryForwardTest {

    private static final String CONFIRMATIONS = "rabrong.confirmations.v1";
    private static final List<String> OFFICES = List.of("8101", "8102", "M29");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    TestKafka kafka;

    String earlier = "";
    String plan = "";
    String round = "";

    @BeforeEach
    void a_round_with_a_confirmed_a_rejected_and_an_untouched_item() {
        earlier = others.anOpenRound();
        plan = earlier.replace("-6m", "");
        round = plan + "-12m";
        others.reported(earlier + "/6.1.A/8101", 1, "3");
        others.reported(earlier + "/6.1.A/8101", 2, "4");
        api.decide(earlier + "/6.1.A/8101", "confirm", "{\"revision\": 2}").granted();
        others.reported(earlier + "/6.1.A/8102", 1, "5");
        api.decide(earlier + "/6.1.A/8102", "reject", "{\"reason\": \"หลักฐานไม่ครบ\"}")
                .granted();
        others.schedule(round, plan, -30, 30);
    }

    @Test
    void value_and_decision_stay_in_force_and_what_was_not_reported_is_not_carried() {
        carry("6.1.A");
        JsonNode confirmed = awaitCarried("6.1.A", "8101");
        assertThat(confirmed.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("value").asString()).isEqualTo("4");
        assertThat(confirmed.path("revision").asLong(-1)).isZero();
        assertThat(confirmed.path("confirmedValue").asString()).isEqualTo("4");
        assertThat(confirmed.path("confirmedRevision").asLong(-1)).isZero();
        JsonNode rejected = awaitCarried("6.1.A", "8102");
        assertThat(rejected.path("status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("reason").asString()).isEqualTo("หลักฐานไม่ครบ");
        JsonNode untouched = api.item(round + "/6.1.A/M29");
        assertThat(untouched.path("status").asString()).isEqualTo("NOT_REPORTED");
        assertThat(untouched.path("carriedFrom").isNull()).isTrue();
    }

    @Test
    void the_origin_is_told_and_stands_in_the_history() {
        carry("6.1.A");
        awaitCarried("6.1.A", "8101");
        TestEvent told = toldOf(round + "/6.1.A/8101", 1).getFirst();
        assertThat(told.type()).isEqualTo("org.rabrong.confirmations.carried-forward.v1");
        EventContracts.assertObeys("confirmation", told.data());
        assertThat(told.data().path("carriedFrom").asString()).isEqualTo(earlier);
        assertThat(told.data().path("bureau").asString()).isEqualTo("BTL");
        JsonNode step = api.get("/" + round + "/6.1.A/8101/history", TestTokens.reporter("8101"))
                .granted()
                .at("/items/0");
        assertThat(step.path("step").asString()).isEqualTo("carried-forward");
        assertThat(step.path("carriedFrom").asString()).isEqualTo(earlier);
        assertThat(step.path("previousStatus").asString()).isEqualTo("NOT_REPORTED");
        assertThat(step.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(step.at("/by/organisation").asString()).isEqualTo("PSDG");
    }

    @Test
    void what_happens_in_the_earlier_round_afterwards_does_not_reach_the_carried_item() {
        carry("6.1.A");
        JsonNode carried = awaitCarried("6.1.A", "8101");
        api.decide(earlier + "/6.1.A/8101", "withdraw", "{}").granted();
        others.reported(earlier + "/6.1.A/8101", 3, "9");
        api.decide(earlier + "/6.1.A/8101", "reject", "{\"reason\": \"ผิด\"}").granted();
        JsonNode now = api.item(round + "/6.1.A/8101");
        assertThat(now.at("/previous/value").asString())
                .as("last round's value as it stands there")
                .isEqualTo("9");
        assertThat(withoutComparison(now)).isEqualTo(withoutComparison(carried));
    }

    private static JsonNode withoutComparison(JsonNode item) {
        return item.deepCopy().asObject().remove(List.of("previous", "warnings"));
    }

    @Test
    void creating_again_changes_nothing_and_never_overrules_a_step() {
        others.createItems(round, plan, "6.1.A", OFFICES);
        others.reported(round + "/6.1.A/8102", 1, "77");
        carry("6.1.A");
        carry("6.1.A");
        awaitCarried("6.1.A", "8101");
        others.createItems(round, plan, "2.A", OFFICES);
        api.awaitItem(
                round + "/2.A/8101", body -> body.path("status").asString("").equals("NOT_REPORTED"));
        JsonNode reported = api.item(round + "/6.1.A/8102");
        assertThat(reported.path("value").asString()).isEqualTo("77");
        assertThat(reported.path("carriedFrom").isNull()).isTrue();
        assertThat(steps(round + "/6.1.A/8101")).containsExactly("carried-forward");
        assertThat(steps(round + "/6.1.A/8102")).containsExactly("reported");
    }

    @Test
    void a_carried_confirmation_withdrawn_awaits_and_is_confirmed_again_at_revision_zero() {
        carry("6.1.A");
        String item = round + "/6.1.A/8101";
        awaitCarried("6.1.A", "8101");
        JsonNode withdrawn = api.decide(item, "withdraw", "{\"revision\": 0}").granted();
        assertThat(withdrawn.path("status").asString()).isEqualTo("AWAITING");
        assertThat(withdrawn.path("value").asString()).isEqualTo("4");
        assertThat(withdrawn.path("carriedFrom").asString()).isEqualTo(earlier);
        JsonNode confirmed = api.decide(item, "confirm", "{\"revision\": 0}").granted();
        assertThat(confirmed.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("confirmedRevision").asLong(-1)).isZero();
        assertThat(steps(item)).containsExactly("carried-forward", "withdrawn", "confirmed");
    }

    @Test
    void a_carried_item_reopened_ends_its_origin_when_the_office_reports() {
        carry("6.1.A");
        String item = round + "/6.1.A/8102";
        awaitCarried("6.1.A", "8102");
        JsonNode reopened = api.decide(
                        item,
                        "reopen",
                        "{\"until\": \"" + java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")) + "\"}")
                .granted();
        assertThat(reopened.path("carriedFrom").asString()).isEqualTo(earlier);
        others.reported(item, 1, "6");
        JsonNode answered = api.item(item);
        assertThat(answered.path("status").asString()).isEqualTo("AWAITING");
        assertThat(answered.path("carriedFrom").isNull()).isTrue();
        assertThat(toldOf(item, 3).getLast().data().path("carriedFrom").isNull())
                .isTrue();
    }

    @Test
    void an_audit_is_carried_with_the_whole_sub_indicator_and_withdrawn_from_all_of_it() {
        others.reported(earlier + "/6.5.A/8101", 1, "3");
        api.decide(earlier + "/6.5.B/8101", "audit", "{\"score\": \"4.5\", \"reason\": \"ตรวจจากเอกสาร\"}")
                .granted();
        carry("6.5.A");
        carry("6.5.B");
        for (String variable : List.of("6.5.A", "6.5.B")) {
            JsonNode carried = awaitCarried(variable, "8101");
            assertThat(carried.path("status").asString()).isEqualTo("CONFIRMED");
            assertThat(carried.path("auditScore").asString()).isEqualTo("4.5000");
            assertThat(carried.path("reason").asString()).isEqualTo("ตรวจจากเอกสาร");
        }
        api.decide(round + "/6.5.A/8101", "withdraw", "{}").granted();
        JsonNode a = api.item(round + "/6.5.A/8101");
        assertThat(a.path("status").asString()).isEqualTo("AWAITING");
        assertThat(a.path("carriedFrom").asString()).isEqualTo(earlier);
        JsonNode b = api.item(round + "/6.5.B/8101");
        assertThat(b.path("status").asString()).isEqualTo("NOT_REPORTED");
        assertThat(b.path("auditScore").isNull()).isTrue();
        assertThat(b.path("carriedFrom").isNull())
                .as("nothing of the earlier round is left")
                .isTrue();
        assertThat(api.item(earlier + "/6.5.A/8101").path("auditScore").asString())
                .isEqualTo("4.5000");
    }

    @Test
    void an_entry_that_came_before_its_item_stands_above_what_is_carried() {
        String item = round + "/6.1.A/8101";
        others.report(item, 1, "50");
        carry("6.1.A");
        JsonNode reported = api.awaitRevision(item, 1);
        assertThat(reported.path("value").asString()).isEqualTo("50");
        assertThat(reported.path("status").asString()).isEqualTo("AWAITING");
        assertThat(reported.path("carriedFrom").isNull()).isTrue();
    }

    @Test
    void what_was_removed_from_the_earlier_round_is_not_carried() {
        others.removeItems(earlier, "6.1.A", List.of("8101"));
        await().until(() -> api.get("/" + earlier + "/6.1.A/8101", TestTokens.certifier("BTL"))
                        .status()
                == 404);
        carry("6.1.A");
        awaitCarried("6.1.A", "8102");
        assertThat(api.item(round + "/6.1.A/8101").path("status").asString()).isEqualTo("NOT_REPORTED");
    }

    private void carry(String variable) {
        others.createItems(round, plan, variable, OFFICES, earlier);
    }

    private JsonNode awaitCarried(String variable, String office) {
        return api.awaitItem(
                round + "/" + variable + "/" + office,
                body -> body.path("carriedFrom").asString("").equals(earlier));
    }

    private List<String> steps(String item) {
        return api.get("/" + item + "/history", TestTokens.psdg())
                .granted()
                .path("items")
                .valueStream()
                .map(step -> step.path("step").asString())
                .toList();
    }

    private List<TestEvent> toldOf(String item, int steps) {
        kafka.await(CONFIRMATIONS, event -> event.key().equals(item) && event.sequence() == steps);
        return kafka.received(CONFIRMATIONS).stream()
                .filter(event -> event.key().equals(item))
                .toList();
    }
}
