package org.rabrong.submission.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the other services tell, in the contracts' own examples, and what the office sees of it. */
@SubmissionTest
class ProjectionsTest {

    @Autowired
    Stage stage;

    @Test
    void a_confirmation_locks_the_item_and_a_withdrawal_unlocks_it() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.certify(
                round,
                1,
                "reported",
                "{\"status\": \"AWAITING\", \"confirmedRevision\": null, \"confirmedValue\": null}");
        stage.certify(round, 2, "confirmed", "{}");
        JsonNode confirmed = awaitItem(round, item -> status(item).equals("CONFIRMED"));
        assertThat(confirmed.path("editable").asBoolean()).isFalse();
        assertThat(confirmed.path("lockedBecause").asString()).isEqualTo("CONFIRMED");
        report(round, 413, 1)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:item-confirmed")
                .jsonPath("$.title")
                .isEqualTo("รายการนี้ได้รับการรับรองแล้ว");
        stage.certify(round, 3, "withdrawn", "{\"status\": \"AWAITING\"}");
        awaitItem(round, item -> status(item).equals("AWAITING"));
        report(round, 413, 1).expectStatus().isOk();
    }

    @Test
    void a_confirmed_item_is_told_before_a_stale_revision() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.certify(round, 1, "confirmed", "{}");
        awaitItem(round, item -> status(item).equals("CONFIRMED"));
        report(round, 413, 0)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:item-confirmed");
    }

    @Test
    void a_rejection_shows_its_reason_until_the_office_reports_again() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.certify(round, 1, "rejected", "{\"status\": \"REJECTED\", \"reason\": \"เอกสารไม่ครบ\"}");
        JsonNode rejected = awaitItem(round, item -> status(item).equals("REJECTED"));
        assertThat(rejected.path("reason").asString()).isEqualTo("เอกสารไม่ครบ");
        assertThat(rejected.path("editable").asBoolean()).isTrue();
        JsonNode again = stage.report(round, "413", 1);
        assertThat(status(again)).isEqualTo("AWAITING");
        assertThat(again.path("reason").isNull()).isTrue();
    }

    @Test
    void a_confirmation_of_an_older_revision_does_not_pass_for_one_of_the_newest() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.report(round, "413", 1);
        stage.certify(round, 1, "confirmed", "{\"revision\": 1}");
        stage.certify(round, 2, "reopened", "{\"revision\": 1, \"reopenedUntil\": \"%s\"}".formatted(Stage.today()));
        JsonNode item = awaitItem(round, seen -> !seen.path("reopenedUntil").isNull());
        assertThat(status(item)).isEqualTo("AWAITING");
        assertThat(item.path("editable").asBoolean()).isTrue();
        stage.certify(
                round,
                3,
                "changed-since-confirmed",
                "{\"status\": \"AWAITING\", \"value\": \"413\", \"revision\": 2, \"changedSinceConfirmed\": true}");
        awaitItem(
                round,
                seen -> seen.path("reopenedUntil").isNull() && status(seen).equals("AWAITING"));
        stage.certify(round, 4, "confirmed", "{\"value\": \"413\", \"revision\": 2}");
        awaitItem(round, seen -> status(seen).equals("CONFIRMED"));
    }

    @Test
    void after_the_window_a_reopening_or_a_fix_by_date_lets_the_office_report() {
        String round = stage.closedRound();
        report(round, 412, 0).expectStatus().isEqualTo(409);
        stage.certify(
                round,
                1,
                "reopened",
                "{\"status\": \"NOT_REPORTED\", \"value\": null, \"revision\": 0, \"reopenedUntil\": \"%s\"}"
                        .formatted(Stage.today()));
        awaitItem(round, item -> item.path("editable").asBoolean());
        report(round, 412, 0).expectStatus().isOk();
        stage.certify(
                round,
                2,
                "rejected",
                "{\"status\": \"REJECTED\", \"reason\": \"x\", \"fixBy\": \"%s\"}".formatted(Stage.today()));
        JsonNode rejected = awaitItem(round, item -> status(item).equals("REJECTED"));
        assertThat(rejected.path("fixBy").asString()).isEqualTo(Stage.today().toString());
        report(round, 413, 1).expectStatus().isOk();
        stage.certify(
                round,
                3,
                "reopened",
                "{\"status\": \"AWAITING\", \"revision\": 2, \"fixBy\": \"%s\", \"reopenedUntil\": \"%s\"}"
                        .formatted(Stage.today().minusDays(2), Stage.today().minusDays(1)));
        awaitItem(round, item -> !item.path("editable").asBoolean());
        report(round, 414, 2)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:window-closed");
    }

    @Test
    void an_audit_score_confirms_and_locks_even_what_was_never_reported() {
        String round = stage.openRound();
        stage.certify(
                round,
                1,
                "audit-scored",
                "{\"value\": null, \"revision\": 0, \"confirmedRevision\": null, \"confirmedValue\": null, \"auditScore\": \"3.5\", \"reason\": \"ตรวจเยี่ยม\"}");
        JsonNode item = awaitItem(round, seen -> status(seen).equals("CONFIRMED"));
        assertThat(item.path("reason").asString()).isEqualTo("ตรวจเยี่ยม");
        report(round, 412, 0).expectStatus().isEqualTo(409);
    }

    @Test
    void moved_windows_count_at_once() {
        String round = stage.closedRound();
        report(round, 412, 0).expectStatus().isEqualTo(409);
        stage.schedule(round, 4, Stage.today(), Stage.today());
        awaitItem(round, item -> item.path("editable").asBoolean());
        report(round, 412, 0).expectStatus().isOk();
        stage.schedule(round, 5, Stage.today().plusDays(1), Stage.today().plusDays(2));
        awaitItem(round, item -> !item.path("editable").asBoolean());
    }

    @Test
    void attached_files_are_counted() {
        String round = stage.openRound();
        ObjectNode attached = (ObjectNode) EventContracts.example("evidence");
        attached.put("round", round);
        for (int sequence = 1; sequence <= 3; sequence++) {
            stage.tell(
                    "rabrong.evidence.v1", round + "/2.A/8101", sequence, "org.rabrong.evidence.attached.v1", attached);
        }
        awaitItem(round, item -> item.path("evidenceCount").asInt() == 3);
    }

    @Test
    void scores_are_those_of_the_sub_indicator_at_the_office() {
        String round = stage.openRound();
        ObjectNode scores = (ObjectNode) EventContracts.example("scores");
        scores.put("round", round);
        ((ObjectNode) scores.at("/subIndicators/0")).put("official", "1.0000").put("selfAssessed", "5.0000");
        stage.tell("rabrong.scores.v1", round + "/8101", 1, "org.rabrong.scores.changed.v1", scores);
        JsonNode item =
                awaitItem(round, seen -> seen.path("selfScore").asString().equals("5.0000"));
        assertThat(item.path("officialScore").asString()).isEqualTo("1.0000");
        ((ObjectNode) scores.at("/subIndicators/0")).put("official", "4.6667");
        stage.tell("rabrong.scores.v1", round + "/8101", 2, "org.rabrong.scores.changed.v1", scores);
        awaitItem(round, seen -> seen.path("officialScore").asString().equals("4.6667"));
    }

    @Test
    void topics_may_arrive_in_any_order() {
        stage.publishPlan();
        String round = "krs-2559-late";
        stage.certify(
                round,
                1,
                "rejected",
                "{\"status\": \"REJECTED\", \"value\": null, \"revision\": 0, \"reason\": \"ก่อน\"}");
        ObjectNode attached = (ObjectNode) EventContracts.example("evidence");
        attached.put("round", round);
        stage.tell("rabrong.evidence.v1", round + "/2.A/8101", 1, "org.rabrong.evidence.attached.v1", attached);
        await().until(() -> stage.number("select count(*) from certification where round = 'krs-2559-late'") == 1);
        await().until(() -> stage.number("select count(*) from evidence_count where round = 'krs-2559-late'") == 1);
        stage.schedule(round, 1, Stage.today(), Stage.today());
        stage.createItems(round, 2, "2.A", List.of("8101"));
        await().until(() -> stage.number("select count(*) from entry where round = 'krs-2559-late'") == 1);
        JsonNode item = stage.item(round);
        assertThat(status(item)).isEqualTo("REJECTED");
        assertThat(item.path("evidenceCount").asInt()).isEqualTo(1);
    }

    @Test
    void an_item_whose_plan_has_not_arrived_can_be_tried_again_soon() {
        stage.publishPlan();
        String round = "krs-2559-planless";
        ObjectNode scheduled = (ObjectNode) EventContracts.example("round");
        scheduled.put("round", round).put("planVersion", 7);
        stage.tell("rabrong.rounds.v1", round, 1, "org.rabrong.rounds.scheduled.v1", scheduled);
        stage.createItems(round, 2, "2.A", List.of("8101"));
        await().until(() -> stage.number("select count(*) from entry where round = 'krs-2559-planless'") == 1);
        report(round, 412, 0)
                .expectStatus()
                .isEqualTo(503)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:plan-not-arrived");
    }

    @Test
    void items_that_are_told_twice_do_not_lose_what_is_reported() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.createItems(round, 4, "2.A", List.of("8101", "1001"));
        await().until(() -> stage.number("select count(*) from entry where round = '" + round + "'") == 4);
        assertThat(stage.item(round).path("value").asString()).isEqualTo("412");
    }

    private JsonNode awaitItem(String round, Predicate<JsonNode> wanted) {
        return await().until(() -> stage.item(round), wanted);
    }

    private static String status(JsonNode item) {
        return item.path("status").asString();
    }

    private RestTestClient.ResponseSpec report(String round, int value, long revision) {
        return stage.put(
                round + "/2.A/8101",
                TestTokens.reporter("8101"),
                JsonMapper.shared()
                        .createObjectNode()
                        .put("value", value)
                        .put("revision", revision)
                        .toString());
    }
}
