package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.acceptance.Caller.Answer;

/** Nobody sees or changes what is not theirs, and each refusal says what is missing (spec §2). */
class WhatIsNotTheirsTest {

    private static final String ROUND = "krs-2559-6m";
    private final Caller krabi = RunningPlatform.caller("office-8101");
    private final Caller btl = RunningPlatform.caller("btl");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/entries?round=krs-2559-6m&office=5003",
                "/api/v1/entries?round=krs-2559-6m&office=no-such-office",
                "/api/v1/entries/krs-2559-6m/2.A/5003",
                "/api/v1/items/krs-2559-6m/2.A/5003/evidence",
                "/api/v1/scores?round=krs-2559-6m&office=5003",
                "/api/v1/scores/krs-2559-6m/5003/2/explanation",
                "/api/v1/confirmations?round=krs-2559-6m&variable=2.A",
                "/api/v1/confirmations?round=krs-2559-6m&office=5003",
                "/api/v1/confirmations/krs-2559-6m/2.A/5003",
                "/api/v1/confirmations/krs-2559-6m/2.A/5003/history"
            })
    void an_office_cannot_read_another_offices_items_by_url(String path) {
        assertRefused(krabi.get(path), 403, "urn:rabrong:problem:forbidden");
    }

    @Test
    void an_office_cannot_report_for_another_office() {
        assertRefused(
                krabi.put("/api/v1/entries/" + ROUND + "/2.A/5003", "{\"value\": \"1\", \"revision\": 0}"),
                403,
                "urn:rabrong:problem:forbidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            confirm  | {"revision": 1}
            reject   | {"reason": "no"}
            withdraw | {}
            reopen   | {"until": "2099-01-01"}
            audit    | {"score": "5"}
            """)
    void a_bureau_cannot_decide_on_another_bureaus_variable(String command, String body) {
        assertRefused(
                btl.post("/api/v1/confirmations/" + ROUND + "/2.A/8101/" + command, body),
                403,
                "urn:rabrong:problem:forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/organisations",
                "/api/v1/plans/krs-2559",
                "/api/v1/rounds",
                "/api/v1/entries?round=krs-2559-6m&office=8101",
                "/api/v1/confirmations?round=krs-2559-6m&variable=2.A",
                "/api/v1/items/krs-2559-6m/2.A/8101/evidence",
                "/api/v1/scores?round=krs-2559-6m&office=8101"
            })
    void without_a_token_the_answer_is_401(String path) {
        assertRefused(RunningPlatform.stranger().get(path), 401, "urn:rabrong:problem:unauthenticated");
    }

    private static void assertRefused(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.at("/type")).isEqualTo(type);
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail")).isNotBlank();
    }
}
