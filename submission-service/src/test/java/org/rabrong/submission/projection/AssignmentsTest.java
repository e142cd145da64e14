package org.rabrong.submission.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What psdg changes about a round, as the office sees it: items removed and back, longer windows, another plan version, values carried forward. */
@SubmissionTest
class AssignmentsTest {

    private static final String CARRIED = """
            {"status": "%s", "value": "412", "revision": 0, "confirmedRevision": 0, "carriedFrom": "krs-2558-12m", "reason": "ครบถ้วน"}""";

    @Autowired
    Stage stage;

    @Test
    void a_removed_item_is_as_if_not_there_and_comes_back_with_value_and_revision() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.report(round, "413", 1);

        stage.removeItems(round, 4, "2.A", List.of("8101"));
        await().until(() -> stage.get("/" + round + "/2.A/8101", TestTokens.reporter("8101"))
                        .returnResult(String.class)
                        .getStatus()
                        .value()
                == 404);
        report(round, "414", 2)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].rule")
                .isEqualTo("not-assigned");
        assertThat(sheet(round)).containsExactly("2.B");
        assertThat(stage.get("/" + round + "/2.A/M29", TestTokens.reporter("M29"))
                        .returnResult(String.class)
                        .getStatus()
                        .value())
                .as("the other office's item stays")
                .isEqualTo(200);

        stage.createItems(round, 5, "2.A", List.of("8101"));
        JsonNode back = await().until(() -> found(round), item -> !item.isEmpty());
        assertThat(back.path("value").asString()).isEqualTo("413");
        assertThat(back.path("revision").asLong()).isEqualTo(2);
        assertThat(sheet(round)).containsExactly("2.A", "2.B");
        assertThat(stage.report(round, "414", 2).path("revision").asLong()).isEqualTo(3);
    }

    @Test
    void items_created_and_removed_again_in_one_breath_end_as_the_last_word_says() {
        String round = stage.openRound();
        stage.removeItems(round, 4, "2.A", List.of("8101"));
        stage.createItems(round, 5, "2.A", List.of("8101"));
        stage.removeItems(round, 6, "2.A", List.of("8101", "M29"));
        stage.createItems(round, 7, "2.A", List.of("M29", "1001"));
        await().until(() ->
                stage.number("select count(*) from entry where office = '1001' and round = '" + round + "'") == 1);
        assertThat(sheet(round)).containsExactly("2.B");
        assertThat(stage.number(
                        "select count(*) from entry where assigned and office = 'M29' and round = '" + round + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "an extension for {0} reaches item 2.A of 8101: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                   | true
                    {"bureau": "PSDG"}                                                   | true
                    {"office": "8101"}                                                   | true
                    {"variable": "2.A"}                                                  | true
                    {"bureau": "PSDG", "office": "8101", "variable": "2.A"}              | true
                    {"bureau": "BTL"}                                                    | false
                    {"office": "M29"}                                                    | false
                    {"variable": "2.B"}                                                  | false
                    {"bureau": "PSDG", "office": "M29", "variable": "2.A"}               | false
                    {"window": "CERTIFICATION"}                                          | false
                    """)
    void a_closed_window_is_open_again_for_the_items_that_an_extension_names(String scope, boolean reached) {
        String round = stage.closedRound();
        report(round, "412", 0)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.closes")
                .isEqualTo(Stage.today().minusDays(1).toString());

        // A second one, for the other office, tells when the first has arrived
        stage.extend(
                round,
                4,
                scope.replaceFirst("\\{", "{\"until\": \"" + Stage.today() + "\"" + (scope.equals("{}") ? "" : ",")));
        stage.extend(round, 5, """
                {"id": "0b0a2c1e-8f7d-4a53-9a51-2f6c2f6f0002", "until": "%s", "office": "M29"}""".formatted(Stage.today().plusDays(9)));
        await().until(() -> stage.number(
                        "select count(*) from extension where office = 'M29' and until > current_date + 5 and round = '"
                                + round + "'")
                == 1);

        JsonNode item = stage.item(round);
        assertThat(item.path("editable").asBoolean()).isEqualTo(reached);
        assertThat(item.path("closes").asString())
                .isEqualTo(Stage.today().minusDays(reached ? 0 : 1).toString());
        report(round, "412", 0).expectStatus().isEqualTo(reached ? 200 : 409);
    }

    @Test
    void the_longest_extension_counts_until_it_is_revoked() {
        String round = stage.closedRound();
        String second = "\"id\": \"0b0a2c1e-8f7d-4a53-9a51-2f6c2f6f0002\"";
        stage.extend(round, 4, "{\"until\": \"%s\"}".formatted(Stage.today().plusDays(2)));
        stage.extend(
                round,
                5,
                "{%s, \"until\": \"%s\", \"office\": \"8101\"}"
                        .formatted(second, Stage.today().plusDays(5)));
        awaitItem(
                round,
                item -> item.path("closes")
                        .asString()
                        .equals(Stage.today().plusDays(5).toString()));
        stage.extend(
                round,
                6,
                "{%s, \"until\": \"%s\", \"office\": \"8101\", \"revoked\": true}"
                        .formatted(second, Stage.today().plusDays(5)));
        awaitItem(
                round,
                item -> item.path("closes")
                        .asString()
                        .equals(Stage.today().plusDays(2).toString()));
        stage.extend(
                round,
                7,
                "{\"until\": \"%s\", \"revoked\": true}".formatted(Stage.today().plusDays(2)));
        awaitItem(round, item -> !item.path("editable").asBoolean());
        report(round, "412", 0).expectStatus().isEqualTo(409);
    }

    @Test
    void an_extension_that_ends_before_the_window_does_not_shorten_it() {
        String round = stage.openRound();
        stage.extend(round, 4, "{\"until\": \"%s\"}".formatted(Stage.today().minusDays(1)));
        await().until(() -> stage.number("select count(*) from extension where round = '" + round + "'") == 1);
        assertThat(stage.item(round).path("closes").asString())
                .isEqualTo(Stage.today().plusDays(1).toString());
        report(round, "412", 0).expectStatus().isOk();
    }

    @Test
    void a_round_that_moves_to_another_version_shows_that_versions_rules_and_keeps_the_values() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        ObjectNode second = (ObjectNode) EventContracts.example("plan");
        second.put("version", 2);
        ((ObjectNode) second.at("/dimensions/0/indicators/0/subIndicators/0")).put("bureau", "BTL");
        ((ObjectNode) ((ArrayNode) second.at("/dimensions/0/indicators/0/subIndicators/0/variables")).get(0))
                .put("description", "นับเฉพาะผู้ตอบครบทุกข้อ")
                .put("evidenceRequired", false)
                .put("max", "500");
        stage.tell("rabrong.plans.v1", "krs-2559", 2, "org.rabrong.plans.published.v1", second);
        await().until(() -> stage.number("select count(*) from plan_variable where version = 2") == 2);
        assertThat(stage.item(round).path("max").asString())
                .as("the version that the round keeps")
                .isEqualTo("10000000");

        stage.move(round, 4, 2);

        JsonNode moved = awaitItem(round, item -> item.path("max").asString().equals("500"));
        assertThat(moved.path("description").asString()).isEqualTo("นับเฉพาะผู้ตอบครบทุกข้อ");
        assertThat(moved.path("evidenceRequired").asBoolean()).isFalse();
        assertThat(moved.path("value").asString()).isEqualTo("412");
        report(round, "501", 1).expectStatus().isEqualTo(422);
        stage.extend(
                round,
                5,
                "{\"until\": \"%s\", \"bureau\": \"BTL\"}"
                        .formatted(Stage.today().plusDays(5)));
        awaitItem(
                round,
                item -> item.path("closes")
                        .asString()
                        .equals(Stage.today().plusDays(5).toString()));
    }

    @Test
    void a_variable_that_the_rounds_version_no_longer_has_is_not_assigned() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        ObjectNode third = (ObjectNode) EventContracts.example("plan");
        third.put("plan", "krs-2560").put("version", 1);
        ((ArrayNode) third.at("/dimensions/0/indicators/0/subIndicators/0/variables")).remove(0);
        stage.tell("rabrong.plans.v1", "krs-2560", 1, "org.rabrong.plans.published.v1", third);
        await().until(() -> stage.number("select count(*) from plan_variable where plan = 'krs-2560'") == 1);
        ObjectNode scheduled = (ObjectNode) EventContracts.example("round");
        scheduled.put("round", round).put("plan", "krs-2560");
        stage.tell("rabrong.rounds.v1", round, 4, "org.rabrong.rounds.scheduled.v1", scheduled);
        await().until(() -> sheet(round).equals(List.of("2.B")));
        report(round, "413", 1)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].rule")
                .isEqualTo("not-assigned");
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED", "REJECTED", "AWAITING"})
    void what_is_carried_forward_is_shown_with_its_origin_and_not_reported_again(String status) {
        String round = stage.openRound();
        stage.certify(round, 1, "carried-forward", CARRIED.formatted(status));

        JsonNode item = awaitItem(round, seen -> !seen.path("carriedFrom").isNull());
        assertThat(item.path("carriedFrom").asString()).isEqualTo("krs-2558-12m");
        assertThat(item.path("value").asString()).isEqualTo("412");
        assertThat(item.path("status").asString()).isEqualTo(status);
        assertThat(item.path("reason").asString()).isEqualTo("ครบถ้วน");
        assertThat(item.path("revision").asLong()).isZero();
        assertThat(item.path("editable").asBoolean()).isFalse();
        assertThat(item.path("lockedBecause").asString()).isEqualTo("CARRIED_FORWARD");
        report(round, "500", 0)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:item-carried-forward")
                .jsonPath("$.carriedFrom")
                .isEqualTo("krs-2558-12m")
                .jsonPath("$.current.value")
                .isEqualTo("412");
    }

    @Test
    void when_it_is_reopened_the_office_reports_anew_from_revision_1() {
        String round = stage.closedRound();
        stage.certify(round, 1, "carried-forward", CARRIED.formatted("REJECTED"));
        awaitItem(round, seen -> !seen.path("carriedFrom").isNull());
        stage.certify(
                round,
                2,
                "reopened",
                CARRIED.formatted("REJECTED").replace("{", "{\"reopenedUntil\": \"" + Stage.today() + "\", "));
        JsonNode reopened = awaitItem(round, seen -> seen.path("editable").asBoolean());
        assertThat(reopened.path("value").asString()).as("shown until then").isEqualTo("412");
        assertThat(reopened.path("carriedFrom").asString()).isEqualTo("krs-2558-12m");

        JsonNode reported = stage.report(round, "500", 0);

        assertThat(reported.path("revision").asLong()).isEqualTo(1);
        assertThat(reported.path("value").asString()).isEqualTo("500");
        assertThat(reported.path("status").asString()).isEqualTo("AWAITING");
        assertThat(reported.path("carriedFrom").isNull()).isTrue();
        assertThat(reported.path("reason").isNull()).isTrue();
    }

    @Test
    void a_fix_by_date_of_this_round_lets_the_office_clear_what_was_carried_forward() {
        String round = stage.openRound();
        stage.certify(
                round,
                1,
                "rejected",
                CARRIED.formatted("REJECTED").replace("{", "{\"fixBy\": \"" + Stage.today() + "\", "));
        awaitItem(
                round,
                seen -> seen.path("editable").asBoolean()
                        && !seen.path("carriedFrom").isNull());

        report(round, null, 0).expectStatus().isOk();

        JsonNode cleared = stage.item(round);
        assertThat(cleared.path("revision").asLong()).isEqualTo(1);
        assertThat(cleared.path("value").isNull()).isTrue();
        assertThat(cleared.path("status").asString()).isEqualTo("NOT_REPORTED");
    }

    private List<String> sheet(String round) {
        return Stage.json(stage.get("?round=" + round + "&office=8101", TestTokens.reporter("8101")))
                .path("items")
                .valueStream()
                .map(item -> item.path("variable").asString())
                .toList();
    }

    private JsonNode found(String round) {
        JsonNode answer = Stage.json(stage.get("/" + round + "/2.A/8101", TestTokens.reporter("8101")));
        return answer.has("revision") ? answer : answer.path("nothing");
    }

    private JsonNode awaitItem(String round, Predicate<JsonNode> wanted) {
        return await().until(() -> stage.item(round), wanted);
    }

    private RestTestClient.ResponseSpec report(String round, @Nullable String value, long revision) {
        return stage.put(
                round + "/2.A/8101",
                TestTokens.reporter("8101"),
                "{\"value\": %s, \"revision\": %d}".formatted(value == null ? "null" : "\"" + value + "\"", revision));
    }
}
