package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** An office's entries are its own: only its reporter writes, only its reporter and psdg read (spec §2). */
@SubmissionTest
class AuthorisationTest {

    private static final String EXPLANATION = "{\"text\": \"x\", \"revision\": 0}";
    private static final String BODY = "{\"value\": 1, \"revision\": 0}";

    @Autowired
    Stage stage;

    @Autowired
    RestTestClient http;

    String round = "";

    @BeforeEach
    void aRound() {
        round = stage.roundOfRefusals();
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                Arguments.of("reporter of another office", TestTokens.reporter("M29")),
                Arguments.of("reporter of an office with a longer code", TestTokens.reporter("81010")),
                Arguments.of("reporter of all", TestTokens.of("x", "x", "/reporter/*", "/reporter/", "/reporter")),
                Arguments.of(
                        "reporter in a path", TestTokens.of("x", "x", "/reporter/M29/8101", "/other/reporter/8101")),
                Arguments.of("certifier of the variable", TestTokens.certifier("PSDG")),
                Arguments.of("certifier of the office's code", TestTokens.certifier("8101")),
                Arguments.of("executive", TestTokens.executive()),
                Arguments.of("integrator", TestTokens.integrator()),
                Arguments.of("nobody", TestTokens.nobody()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void a_stranger_neither_reads_nor_writes_and_learns_nothing(String who, String token) {
        for (String item : items()) {
            assertForbidden(stage.put(item, token, BODY));
            assertForbidden(stage.put(item, token, "{\"value\": \"abc\"}"));
            assertForbidden(stage.get("/" + item, token));
            assertForbidden(stage.get("/" + item + "/history", token));
            assertForbidden(stage.put(item + "/explanations/far-from-previous", token, EXPLANATION));
            assertForbidden(stage.put(item + "/explanations/no-such-rule", token, "{}"));
        }
        for (String of : List.of(round, "krs-2559-0m")) {
            assertForbidden(stage.get("?round=" + of + "&office=8101", token));
            assertForbidden(stage.get("?round=" + of + "&office=0000", token));
            for (String rows : List.of(Stage.row("2.A", "1", 0), "", "{}", "null")) {
                assertForbidden(stage.putMany(of, "8101", token, rows));
                assertForbidden(stage.putMany(of, "0000", token, rows));
            }
        }
    }

    @Test
    void an_office_does_not_write_for_another_office_in_any_spelling() {
        for (String office : List.of("M29", "m29", "0000", "8101 ", " 8101", "810", "8101,M29", "8101.0")) {
            assertForbidden(stage.put(round + "/2.A/" + office, TestTokens.reporter("8101"), BODY));
        }
    }

    @Test
    void psdg_reads_every_sheet_but_reports_for_nobody() {
        stage.get("/" + round + "/2.A/8101", TestTokens.psdg()).expectStatus().isOk();
        stage.get("?round=" + round + "&office=M29", TestTokens.psdg())
                .expectStatus()
                .isOk();
        stage.get("?round=krs-2559-0m&office=M29", TestTokens.psdg())
                .expectStatus()
                .isNotFound();
        stage.get("/" + round + "/9.Z/M29", TestTokens.psdg()).expectStatus().isNotFound();
        assertForbidden(stage.put(round + "/2.A/8101", TestTokens.psdg(), BODY));
        assertForbidden(stage.putMany(round, "8101", TestTokens.psdg(), Stage.row("2.A", "1", 0)));
        assertForbidden(stage.put(round + "/2.A/8101/explanations/far-from-previous", TestTokens.psdg(), EXPLANATION));
        stage.get("/" + round + "/2.A/8101/history", TestTokens.psdg())
                .expectStatus()
                .isOk();
        stage.get("/" + round + "/9.Z/8101/history", TestTokens.psdg())
                .expectStatus()
                .isNotFound();
        stage.get("/krs-2559-0m/2.A/8101/history", TestTokens.psdg())
                .expectStatus()
                .isNotFound();
    }

    @Test
    void one_person_may_report_for_two_offices() {
        String token = TestTokens.of("both", "ผู้รายงานสองเขต", "/reporter/8101", "/reporter/M29");
        stage.get("/" + round + "/2.A/8101", token).expectStatus().isOk();
        stage.get("/" + round + "/2.A/M29", token).expectStatus().isOk();
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", TestTokens.expired()),
                Arguments.of("of another issuer", TestTokens.fromAnotherIssuer()),
                Arguments.of("forged", TestTokens.forged()),
                Arguments.of("no token at all", "x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_token_that_is_not_good_is_no_token(String what, String token) {
        stage.put(round + "/2.A/8101", token, BODY).expectStatus().isUnauthorized();
        stage.get("/" + round + "/2.A/8101", token).expectStatus().isUnauthorized();
        stage.get("/" + round + "/2.A/8101/history", token).expectStatus().isUnauthorized();
        stage.putMany(round, "8101", token, Stage.row("2.A", "1", 0))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void without_a_token_nothing_is_told() {
        http.get()
                .uri("/api/v1/entries?round=" + round + "&office=8101")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json");
    }

    private List<String> items() {
        return List.of(round + "/2.A/8101", round + "/9.Z/8101", "krs-2559-0m/2.A/8101", round + "/2.A/0000", "x/y/z");
    }

    private static void assertForbidden(RestTestClient.ResponseSpec response) {
        JsonNode problem = Stage.json(response.expectStatus().isForbidden());
        assertThat(problem.path("type").asString()).isEqualTo("urn:rabrong:problem:forbidden");
        assertThat(problem.toString()).doesNotContain("\"value\"", "current");
    }
}
