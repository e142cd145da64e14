package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is doubtful about a value is told, never refused, and the office may explain it. */
@SubmissionTest
class WarningsTest {

    private static final String TOKEN = TestTokens.reporter("8101");

    @Autowired
    Stage stage;

    @Autowired
    TestKafka kafka;

    @Test
    void last_rounds_value_is_that_of_the_latest_earlier_round_of_the_plan_in_which_the_item_was_asked_for() {
        stage.publishPlan("krs-3010", 2, 50);
        String six = stage.roundOf("krs-3010", 6, 2, List.of("8101", "9101"));
        String nine = stage.roundOf("krs-3010", 9, 1, List.of("8101"));
        String twelve = stage.roundOf("krs-3010", 12, 2, List.of("8101", "9101"));
        report(six, "2.V1", "100", 0);
        report(six, "2.V2", "200", 0);

        assertThat(item(six, "2.V1").path("previous").isNull()).isTrue();
        assertThat(item(twelve, "2.V1").at("/previous/round").asString()).isEqualTo(nine);
        assertThat(item(twelve, "2.V1").at("/previous/value").isNull()).isTrue();
        assertThat(item(twelve, "2.V2").at("/previous/round").asString())
                .as("9 months did not ask for it")
                .isEqualTo(six);
        assertThat(item(twelve, "2.V2").at("/previous/value").asString()).isEqualTo("200");

        report(nine, "2.V1", "150", 0);
        assertThat(item(twelve, "2.V1").at("/previous/value").asString()).isEqualTo("150");
        stage.removeItems(nine, 3, "2.V1", List.of("8101"));
        await().until(() ->
                item(twelve, "2.V1").at("/previous/round").asString().equals(six));
        assertThat(item(twelve, "2.V1").at("/previous/value").asString()).isEqualTo("100");
    }

    @Test
    void what_was_carried_forward_into_the_last_round_is_last_rounds_value() {
        stage.publishPlan("krs-3011", 2, 50);
        String six = stage.roundOf("krs-3011", 6, 2, List.of("8101"));
        String nine = stage.roundOf("krs-3011", 9, 2, List.of("8101"));
        ObjectNode carried = (ObjectNode) EventContracts.example("confirmation");
        carried.put("round", six)
                .put("variable", "2.V1")
                .put("value", "77")
                .put("revision", 0)
                .put("carriedFrom", "krs-3010-12m");
        stage.tell(
                "rabrong.confirmations.v1",
                six + "/2.V1/8101",
                1,
                "org.rabrong.confirmations.carried-forward.v1",
                carried);
        await().until(() ->
                item(nine, "2.V1").at("/previous/value").asString("").equals("77"));
    }

    @Test
    void a_doubtful_value_is_stored_and_warned_about_in_the_readers_language() {
        String round = lastRoundWas("krs-3012", "100");

        JsonNode item = report(round, "2.V1", "151", 0);

        assertThat(item.path("status").asString()).isEqualTo("AWAITING");
        JsonNode warning = item.at("/warnings/0");
        assertThat(warning.path("rule").asString()).isEqualTo("far-from-previous");
        assertThat(warning.path("arguments").valueStream().map(JsonNode::asString))
                .containsExactly("100", "50", "51.00");
        assertThat(warning.path("message").asString())
                .isEqualTo("ต่างจากรอบก่อนซึ่งเป็น 100 ร้อยละ 51.00 เกินร้อยละ 50");
        assertThat(warning.path("explanation").isNull()).isTrue();

        report(round, "2.V2", "150", 0);
        assertThat(rules(item(round, "2.V1"))).containsExactly("far-from-previous", "above-denominator");
        report(round, "2.V2", "151", 1);
        report(round, "2.V1", "150", 1);
        assertThat(rules(item(round, "2.V1"))).isEmpty();
    }

    @Test
    void the_office_s_file_is_what_is_missing_not_the_bureau_s() {
        String round = stage.openRound();
        assertThat(rules(stage.report(round, "412", 0))).containsExactly("evidence-missing");
        attach(round, 1, "BUREAU");
        await().until(() -> stage.item(round).path("evidenceCount").asInt() == 1);
        assertThat(rules(stage.item(round))).containsExactly("evidence-missing");
        attach(round, 2, "OFFICE");
        await().until(() -> rules(stage.item(round)).isEmpty());
        assertThat(stage.item(round).path("evidenceCount").asInt()).isEqualTo(2);
    }

    @Test
    void a_plan_without_a_deviation_never_warns_about_last_round() {
        stage.publishPlan("krs-3013", 2, 0);
        report(stage.roundOf("krs-3013", 6, 2, List.of("8101")), "2.V1", "1", 0);
        String nine = stage.roundOf("krs-3013", 9, 2, List.of("8101"));
        assertThat(rules(report(nine, "2.V1", "10000000", 0))).isEmpty();
    }

    @Test
    void an_explanation_is_kept_and_told_until_the_next_revision_and_stays_in_the_history() {
        String round = lastRoundWas("krs-3014", "100");
        report(round, "2.V1", "300", 0);

        JsonNode explained = Stage.json(explain(round, "far-from-previous", "\" ยุบรวม 3 แห่ง \"", 1)
                .expectStatus()
                .isOk());

        assertThat(explained).isEqualTo(item(round, "2.V1"));
        assertThat(explained.path("revision").asLong()).isEqualTo(1);
        JsonNode said = explained.at("/warnings/0/explanation");
        assertThat(said.path("text").asString()).isEqualTo("ยุบรวม 3 แห่ง");
        assertThat(said.path("by").asString()).isEqualTo("ผู้รายงาน 8101");
        TestEvent told = awaitTold(round, 2);
        assertThat(told.type()).isEqualTo("org.rabrong.entries.explained.v1");
        assertThat(told.data().path("revision").asLong()).isEqualTo(1);
        EventContracts.assertObeys("explanation", told.data());

        explain(round, "far-from-previous", "\"ยุบรวม 3 แห่ง\"", 1)
                .expectStatus()
                .isOk();
        JsonNode next = report(round, "2.V1", "301", 1);
        assertThat(next.at("/warnings/0/explanation").isNull()).isTrue();
        assertThat(awaitTold(round, 3).type())
                .as("the same words again were no step")
                .isEqualTo("org.rabrong.entries.reported.v1");

        JsonNode steps =
                Stage.json(stage.get("/" + round + "/2.V1/8101/history", TOKEN)).path("items");
        assertThat(steps.valueStream().map(step -> step.path("step").asString()))
                .containsExactly("REPORTED", "EXPLAINED", "REPORTED");
        assertThat(steps.at("/1/text").asString()).isEqualTo("ยุบรวม 3 แห่ง");
        assertThat(steps.at("/1/rule").asString()).isEqualTo("far-from-previous");
        assertThat(steps.at("/1/value").asString()).isEqualTo("300");
        assertThat(steps.at("/1/revision").asLong()).isEqualTo(1);
    }

    @Test
    void an_explanation_may_be_taken_back_even_when_the_warning_is_gone() {
        String round = lastRoundWas("krs-3015", "100");
        report(round, "2.V2", "200", 0);
        report(round, "2.V1", "300", 0);
        explain(round, "above-denominator", "\"นับซ้ำ\"", 1).expectStatus().isOk();
        report(round, "2.V2", "400", 1);

        assertThat(Stage.json(explain(round, "above-denominator", "null", 1)
                                .expectStatus()
                                .isOk())
                        .path("revision")
                        .asLong())
                .isEqualTo(1);

        assertThat(Stage.json(stage.get("/" + round + "/2.V1/8101/history", TOKEN))
                        .at("/items/0/step")
                        .asString())
                .isEqualTo("EXPLANATION_WITHDRAWN");
        TestEvent told = awaitTold(round, 3);
        assertThat(told.data().path("text").isNull()).isTrue();
        EventContracts.assertObeys("explanation", told.data());
        explain(round, "above-denominator", "null", 1)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:no-such-warning");
    }

    @Tag("refusal")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"text": "x"}                          | 422 | revision | required
                    {"revision": 1}                        | 422 | text     | required
                    {"text": "", "revision": 1}            | 422 | text     | required
                    {"text": "  ", "revision": 1}          | 422 | text     | required
                    {"text": "\\u00a0\\u200b\\u202e", "revision": 1} | 422 | text | required
                    {"text": {}, "revision": 1}            | 422 | text     | type
                    {"text": "a\\u0000b", "revision": 1}   | 422 | text     | characters
                    {"text": "\\ud800", "revision": 1}     | 422 | text     | characters
                    {"text": "LONG", "revision": 1}        | 422 | text     | length
                    {"text": "x", "revision": -1}          | 422 | revision | number
                    """)
    void an_explanation_that_cannot_be_kept_is_refused_by_name(String json, int status, String field, String rule) {
        String round = stage.roundOfRefusals();
        JsonNode problem = Stage.json(stage.put(
                        round + "/2.A/8101/explanations/evidence-missing", TOKEN, json.replace("LONG", "ก".repeat(501)))
                .expectStatus()
                .isEqualTo(status));
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/rule").asString()).isEqualTo(rule);
    }

    @Test
    void only_a_warning_of_the_revision_that_was_seen_is_explained_and_only_while_a_report_is_allowed() {
        String round = stage.openRound();
        put(round, "evidence-missing", 0, 409, "no-such-warning");
        stage.report(round, "412", 0);
        put(round, "evidence-missing", 0, 409, "stale-revision");
        put(round, "far-from-previous", 1, 409, "no-such-warning");
        put(round, "no-such-rule", 1, 404, "not-found");
        put("krs-2559-0m", "evidence-missing", 1, 404, "not-found");
        stage.certify(round, 1, "confirmed", "{}");
        await().until(() -> stage.item(round).path("status").asString().equals("CONFIRMED"));
        put(round, "evidence-missing", 1, 409, "item-confirmed");
        put(stage.closedRound(), "evidence-missing", 0, 409, "window-closed");
        stage.put(round + "/9.Z/8101/explanations/evidence-missing", TOKEN, "{\"text\": \"x\", \"revision\": 0}")
                .expectStatus()
                .isEqualTo(422);
    }

    private void put(String round, String rule, long revision, int status, String problem) {
        stage.put(
                        round + "/2.A/8101/explanations/" + rule,
                        TOKEN,
                        "{\"text\": \"x\", \"revision\": %d}".formatted(revision))
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:" + problem);
    }

    /** An open round after one in which 2.V1 had this value. */
    private String lastRoundWas(String plan, String value) {
        stage.publishPlan(plan, 2, 50);
        report(stage.roundOf(plan, 6, 2, List.of("8101")), "2.V1", value, 0);
        return stage.roundOf(plan, 9, 2, List.of("8101"));
    }

    private void attach(String round, long sequence, String side) {
        ObjectNode attached = (ObjectNode) EventContracts.example("evidence");
        attached.put("round", round).put("side", side);
        stage.tell("rabrong.evidence.v1", round + "/2.A/8101", sequence, "org.rabrong.evidence.attached.v1", attached);
    }

    private TestEvent awaitTold(String round, long sequence) {
        return kafka.await(
                EntryEvent.TOPIC, event -> event.key().equals(round + "/2.V1/8101") && event.sequence() == sequence);
    }

    private RestTestClient.ResponseSpec explain(String round, String rule, String text, long revision) {
        return stage.put(
                round + "/2.V1/8101/explanations/" + rule,
                TOKEN,
                "{\"text\": %s, \"revision\": %d}".formatted(text, revision));
    }

    private JsonNode report(String round, String variable, String value, long revision) {
        return Stage.json(stage.put(
                        round + "/" + variable + "/8101",
                        TOKEN,
                        "{\"value\": \"%s\", \"revision\": %d}".formatted(value, revision))
                .expectStatus()
                .isOk());
    }

    private JsonNode item(String round, String variable) {
        return Stage.json(stage.get("/" + round + "/" + variable + "/8101", TOKEN)
                .expectStatus()
                .isOk());
    }

    private static List<String> rules(JsonNode item) {
        return item.path("warnings")
                .valueStream()
                .map(warning -> warning.path("rule").asString())
                .toList();
    }
}
