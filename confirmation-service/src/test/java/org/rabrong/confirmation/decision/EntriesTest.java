package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What offices report, as it arrives; and what is told of each step. */
@ConfirmationTest
class EntriesTest {

    private static final String CONFIRMATIONS = "rabrong.confirmations.v1";

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_contract_s_own_examples_are_understood() {
        others.tell(
                "rabrong.organisations.v1",
                "8101",
                "org.rabrong.organisations.announced.v1",
                EventContracts.exampleText("organisation"));
        others.tell(
                "rabrong.plans.v1", "krs-2559", "org.rabrong.plans.published.v1", EventContracts.exampleText("plan"));
        others.tell(
                "rabrong.rounds.v1",
                "krs-2559-6m",
                "org.rabrong.rounds.scheduled.v1",
                EventContracts.exampleText("round"));
        others.tell(
                "rabrong.rounds.v1",
                "krs-2559-6m",
                "org.rabrong.rounds.items-created.v1",
                EventContracts.exampleText("items-created"));
        String item = "krs-2559-6m/2.A/8101";
        others.tell("rabrong.entries.v1", item, "org.rabrong.entries.reported.v1", EventContracts.exampleText("entry"));
        others.tell(
                "rabrong.evidence.v1",
                item,
                "org.rabrong.evidence.attached.v1",
                EventContracts.exampleText("evidence"));
        others.tell(
                "rabrong.scores.v1",
                "krs-2559-6m/8101",
                "org.rabrong.scores.changed.v1",
                EventContracts.exampleText("scores"));

        JsonNode body = api.awaitItem(
                item,
                seen -> seen.path("evidenceCount").asInt(0) == 1
                        && seen.path("revision").asInt(0) == 1
                        && seen.path("unit").asString("").equals("คน")
                        && seen.path("officeNameTh").asString("").equals("สพป.กระบี่")
                        && seen.path("officialScore").asString("").equals("5.0000"));
        assertThat(body.path("value").asString()).isEqualTo("412");
        assertThat(body.path("bureau").asString()).isEqualTo("PSDG");
        assertThat(body.path("officeKind").asString()).isEqualTo("PRIMARY");
        assertThat(body.path("actions").isEmpty())
                .as("its window closed in 2016")
                .isTrue();
    }

    @Test
    void every_step_is_told_in_order_and_obeys_the_contract() {
        String item = others.anOpenRound() + "/6.1.A/8101";
        others.reported(item, 1, "4");
        api.decide(item, "confirm", "{\"revision\": 1}").granted();
        api.decide(item, "withdraw", "{}").granted();
        api.decide(item, "reject", "{\"reason\": \"ไม่ครบ\", \"fixBy\": \"2099-01-01\"}")
                .brokenRules();
        api.decide(item, "reject", "{\"reason\": \"ไม่ครบ\"}").granted();
        api.decide(
                        item,
                        "reopen",
                        "{\"until\": \"" + java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")) + "\"}")
                .granted();
        others.reported(item, 2, "5");
        api.decide(item, "confirm", "{\"revision\": 2}").granted();
        others.reported(item, 3, "3.50");
        others.reported(item, 4, null);

        List<TestEvent> told = toldOf(item, 9);
        assertThat(told)
                .extracting(event ->
                        event.type().replace("org.rabrong.confirmations.", "").replace(".v1", ""))
                .containsExactly(
                        "reported",
                        "confirmed",
                        "withdrawn",
                        "rejected",
                        "reopened",
                        "reported",
                        "confirmed",
                        "changed-since-confirmed",
                        "cleared");
        assertThat(told).extracting(TestEvent::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        told.forEach(event -> EventContracts.assertObeys("confirmation", event.data()));
        JsonNode changed = told.get(7).data();
        assertThat(changed.path("status").asString()).isEqualTo("AWAITING");
        assertThat(changed.path("value").asString()).isEqualTo("3.50");
        assertThat(changed.path("confirmedValue").asString()).isEqualTo("5");
        assertThat(changed.path("changedSinceConfirmed").asBoolean()).isTrue();
        assertThat(changed.at("/by/organisation").asString()).isEqualTo("8101");
        assertThat(told.get(6).data().at("/by/organisation").asString()).isEqualTo("BTL");
        assertThat(told.get(3).data().path("reason").asString()).isEqualTo("ไม่ครบ");
    }

    @Test
    void an_audit_tells_of_each_item_that_it_touches() {
        String round = others.anOpenRound();
        api.decide(round + "/6.5.A/8101", "audit", "{\"score\": \"4.5\", \"reason\": \"ตรวจจากเอกสาร\"}")
                .granted();
        api.decide(round + "/6.5.B/8101", "withdraw", "{}").granted();
        for (String variable : List.of("6.5.A", "6.5.B")) {
            List<TestEvent> told = toldOf(round + "/" + variable + "/8101", 2);
            assertThat(told)
                    .extracting(TestEvent::type)
                    .containsExactly(
                            "org.rabrong.confirmations.audit-scored.v1", "org.rabrong.confirmations.withdrawn.v1");
            told.forEach(event -> EventContracts.assertObeys("confirmation", event.data()));
            assertThat(told.getFirst().data().path("auditScore").asString()).isEqualTo("4.5000");
        }
    }

    @Test
    void the_data_told_has_exactly_the_members_of_the_contract_s_example() {
        String item = others.anOpenRound() + "/6.1.A/8101";
        others.reported(item, 1, "4");
        JsonNode example =
                tools.jackson.databind.json.JsonMapper.shared().readTree(EventContracts.exampleText("confirmation"));
        JsonNode told = toldOf(item, 1).getFirst().data();
        assertThat(told.propertyNames()).containsExactlyElementsOf(example.propertyNames());
        assertThat(told.path("by").propertyNames())
                .containsExactlyElementsOf(example.path("by").propertyNames());
    }

    @Test
    void entries_that_come_before_their_item_wait_for_it_and_are_applied_in_order() {
        String round = "late-" + System.nanoTime() + "-6m";
        String item = round + "/2.A/8101";
        others.report(item, 1, "10");
        others.report(item, 2, null);
        others.report(item, 3, "30");
        await().until(() -> jdbc.sql("select count(*) from early_entry where round = :round")
                        .param("round", round)
                        .query(Integer.class)
                        .single()
                == 3);
        others.schedule(round, "some-plan", -1, 30);
        others.createItems(round, "some-plan", "2.A", List.of("8101", "8102"));
        JsonNode body = api.awaitRevision(item, 3);
        assertThat(body.path("value").asString()).isEqualTo("30");
        assertThat(toldOf(item, 3)).extracting(TestEvent::sequence).containsExactly(1L, 2L, 3L);
        assertThat(jdbc.sql("select count(*) from early_entry where round = :round")
                        .param("round", round)
                        .query(Integer.class)
                        .single())
                .isZero();
        others.report(item, 4, "40");
        assertThat(api.awaitRevision(item, 4).path("bureau").asString())
                .as("as told with the items, while the plan is unknown")
                .isEqualTo("PSDG");
    }

    @Test
    void creating_items_again_changes_nothing() {
        String round = others.anOpenRound();
        String item = round + "/2.A/8101";
        others.reported(item, 1, "412");
        others.createItems(round, round.replace("-6m", ""), "2.A", List.of("8101", "8105"));
        api.awaitItem(
                round + "/2.A/8105", body -> body.path("status").asString("").equals("NOT_REPORTED"));
        assertThat(api.item(item).path("value").asString()).isEqualTo("412");
    }

    private List<TestEvent> toldOf(String item, int steps) {
        kafka.await(CONFIRMATIONS, event -> event.key().equals(item) && event.sequence() == steps);
        return kafka.received(CONFIRMATIONS).stream()
                .filter(event -> event.key().equals(item))
                .toList();
    }
}
