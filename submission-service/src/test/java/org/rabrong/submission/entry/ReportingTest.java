package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** An office reports over HTTP. */
@SubmissionTest
class ReportingTest {

    @Autowired
    Stage stage;

    @Autowired
    TestKafka kafka;

    String round = "";

    @BeforeEach
    void anOpenRound(TestInfo test) {
        boolean refusal = test.getTags().contains("refusal");
        round = refusal ? stage.roundOfRefusals() : stage.openRound();
    }

    @Test
    void a_value_is_reported_and_told() {
        JsonNode item = stage.report(round, "412", 0);
        assertThat(item.path("revision").asLong()).isEqualTo(1);
        assertThat(item.path("value").asString()).isEqualTo("412");
        assertThat(item.path("status").asString()).isEqualTo("AWAITING");
        assertThat(item).isEqualTo(stage.item(round));
        TestEvent told = kafka.await(EntryEvent.TOPIC, event -> event.key().equals(round + "/2.A/8101"));
        assertThat(told.sequence()).isEqualTo(1);
        assertThat(told.type()).isEqualTo("org.rabrong.entries.reported.v1");
        assertThat(told.data().path("value").asString()).isEqualTo("412");
        assertThat(told.data().at("/by/id").asString()).isEqualTo(TestTokens.subject("office-8101"));
        EventContracts.assertObeys("entry", told.data());
    }

    @Tag("refusal")
    @Test
    void an_item_has_every_member_that_clients_count_on() {
        stage.get("/" + round + "/2.A/8101", TestTokens.reporter("8101"))
                .expectBody()
                .json(
                        """
                        {"round": "%s", "variable": "2.A", "office": "8101", "subIndicator": "2", "nameTh": "จำนวนผู้ที่มีความพึงพอใจ",
                         "status": "NOT_REPORTED", "value": null, "unit": "คน", "revision": 0, "selfScore": "1.0000", "officialScore": "1.0000",
                         "reason": null, "fixBy": null, "reopenedUntil": null, "evidenceCount": 0, "newForMe": false, "editable": true,
                         "lockedBecause": null, "min": "0", "max": "10000000", "decimals": 0, "description": null, "evidenceRequired": true,
                         "opens": "%s", "closes": "%s", "carriedFrom": null, "previous": null, "warnings": []}""".formatted(
                                round, Stage.today().minusDays(1), Stage.today().plusDays(1)),
                        JsonCompareMode.STRICT);
    }

    @ParameterizedTest
    @CsvSource({
        "412, 412",
        "'\"412\"', 412",
        "12.0, 12",
        "'\"12.0\"', 12",
        "'\"007\"', 7",
        "0, 0",
        "'\"๔๑๒\"', 412",
        "'\"๑,๒๐๐\"', 1200",
        "'\"1,200\"', 1200"
    })
    void a_number_may_be_text_or_number_and_is_stored_plainly(String json, String stored) {
        put("{\"value\": %s, \"revision\": 0}".formatted(json)).expectStatus().isOk();
        assertThat(stage.item(round).path("value").asString()).isEqualTo(stored);
    }

    @Tag("refusal")
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "abc"                                         | number
                    -1                                            | min
                    "-1"                                          | min
                    1000000000000000000000000000000               | max
                    "10^30"                                       | number
                    0.123                                         | decimals
                    -0.5                                          | min,decimals
                    ""                                            | required
                    " 12 "                                        | number
                    "+5"                                          | number
                    "1e3"                                         | number
                    1e3                                           | number
                    1e999999999                                   | number
                    "1e999999999"                                 | number
                    1e-999999999                                  | number
                    "٣"                                           | number
                    "1,2"                                         | number
                    "0,125"                                       | number
                    "NaN"                                         | number
                    "12\\u0000"                                   | number
                    11111111111111111111111111111111111111111     | length
                    "11111111111111111111111111111111111111111"   | length
                    true                                          | number
                    []                                            | number
                    [412]                                         | number
                    {"a": [1, {"b": 2}]}                          | number
                    """)
    void a_value_that_breaks_rules_is_refused_by_name_and_nothing_is_stored(String json, String rules) {
        put("{\"value\": %s, \"revision\": 0}".formatted(json))
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:invalid")
                .jsonPath("$.errors[*].rule")
                .value(
                        List.class,
                        found -> assertThat(found.toString()).isEqualTo(Arrays.toString(rules.split(",", -1))))
                .jsonPath("$.errors[0].field")
                .isEqualTo("value");
        assertNothingIsStored();
    }

    @Tag("refusal")
    @Test
    void value_and_revision_must_both_be_there_and_all_that_is_wrong_is_told_at_once() {
        put("{}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.field == 'value' && @.rule == 'required')]")
                .isNotEmpty()
                .jsonPath("$.errors[?(@.field == 'revision' && @.rule == 'required')]")
                .isNotEmpty();
        for (String revision : new String[] {"-1", "1.5", "\"x\"", "true", "1e3", "99999999999999999999", "[0]"}) {
            put("{\"value\": 1, \"revision\": %s}".formatted(revision))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("revision")
                    .jsonPath("$.errors[0].rule")
                    .isEqualTo("number");
        }
        assertNothingIsStored();
    }

    @Tag("refusal")
    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{\"value\": NaN, \"revision\": 0}", "{\"value\":", "412"})
    void what_is_no_json_object_cannot_be_read(String body) {
        put(body).expectStatus().isBadRequest();
        assertNothingIsStored();
    }

    @Tag("refusal")
    @Test
    void a_variable_that_is_not_assigned_to_the_office_is_refused() {
        for (String variable : new String[] {"2.B", "9.Z", "ก"}) {
            stage.put(round + "/" + variable + "/M29", TestTokens.reporter("M29"), "{\"value\": 1, \"revision\": 0}")
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("variable")
                    .jsonPath("$.errors[0].rule")
                    .isEqualTo("not-assigned");
        }
    }

    @Tag("refusal")
    @Test
    void an_unknown_round_is_not_found_before_the_value_is_looked_at() {
        stage.put("krs-2559-0m/2.A/8101", TestTokens.reporter("8101"), "{\"value\": \"abc\"}")
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("krs-2559-0m"));
    }

    @Test
    void null_takes_the_value_back() {
        stage.report(round, "412", 0);
        JsonNode cleared = Stage.json(
                put("{\"value\": null, \"revision\": 1}").expectStatus().isOk());
        assertThat(cleared.path("status").asString()).isEqualTo("NOT_REPORTED");
        assertThat(cleared.path("value").isNull()).isTrue();
        assertThat(cleared.path("revision").asLong()).isEqualTo(2);
        TestEvent told = kafka.await(
                EntryEvent.TOPIC, event -> event.key().equals(round + "/2.A/8101") && event.sequence() == 2);
        assertThat(told.type()).isEqualTo("org.rabrong.entries.cleared.v1");
        EventContracts.assertObeys("entry", told.data());
    }

    @Test
    void taking_back_what_is_not_there_changes_nothing() {
        put("{\"value\": null, \"revision\": 0}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.revision")
                .isEqualTo(0);
        assertThat(stage.report(round, "412", 0).path("revision").asLong()).isEqualTo(1);
    }

    @Test
    void a_stale_revision_is_refused_with_what_is_there_now() {
        stage.report(round, "412", 0);
        for (String revision : new String[] {"0", "2"}) {
            put("{\"value\": 413, \"revision\": %s}".formatted(revision))
                    .expectStatus()
                    .isEqualTo(409)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:rabrong:problem:stale-revision")
                    .jsonPath("$.current.value")
                    .isEqualTo("412")
                    .jsonPath("$.current.revision")
                    .isEqualTo(1)
                    .jsonPath("$.current.by")
                    .isEqualTo("ผู้รายงาน 8101");
        }
        assertThat(stage.item(round).path("value").asString()).isEqualTo("412");
    }

    @Test
    void outside_the_window_nothing_is_taken_but_a_wrong_value_is_told_first() {
        String closed = stage.closedRound();
        stage.put(closed + "/2.A/8101", TestTokens.reporter("8101"), "{\"value\": \"abc\", \"revision\": 7}")
                .expectStatus()
                .isEqualTo(422);
        stage.put(closed + "/2.A/8101", TestTokens.reporter("8101"), "{\"value\": 412, \"revision\": 7}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:window-closed")
                .jsonPath("$.title")
                .isEqualTo("อยู่นอกช่วงเวลารายงาน");
        assertThat(stage.item(closed).path("editable").asBoolean()).isFalse();
        assertThat(stage.item(closed).path("lockedBecause").asString()).isEqualTo("WINDOW_CLOSED");
    }

    @Test
    void a_repeated_request_with_the_same_key_answers_the_same_and_reports_once() {
        for (int i = 0; i < 2; i++) {
            RestTestClient.ResponseSpec answer = stage.putWithKey(
                    round + "/2.A/8101",
                    TestTokens.reporter("8101"),
                    "key-" + round,
                    "{\"value\": 412, \"revision\": 0}");
            answer.expectStatus().isOk().expectBody().jsonPath("$.revision").isEqualTo(1);
        }
        assertThat(stage.item(round).path("revision").asLong()).isEqualTo(1);
    }

    @Test
    void a_refused_report_is_not_told_to_anyone() {
        put("{\"value\": -1, \"revision\": 0}").expectStatus().isEqualTo(422);
        put("{\"value\": 1, \"revision\": 5}").expectStatus().isEqualTo(409);
        stage.report(round, "412", 0);
        kafka.await(EntryEvent.TOPIC, event -> event.key().equals(round + "/2.A/8101"));
        assertThat(kafka.received(EntryEvent.TOPIC).stream()
                        .filter(event -> event.key().startsWith(round + "/")))
                .hasSize(1);
    }

    private RestTestClient.ResponseSpec put(String json) {
        return stage.put(round + "/2.A/8101", TestTokens.reporter("8101"), json);
    }

    private void assertNothingIsStored() {
        JsonNode item = stage.item(round);
        assertThat(item.path("revision").asLong()).isZero();
        assertThat(item.path("value").isNull()).isTrue();
        assertThat(stage.number("select count(*) from entry where round = '" + round + "' and sequence > 0"))
                .isZero();
    }
}
