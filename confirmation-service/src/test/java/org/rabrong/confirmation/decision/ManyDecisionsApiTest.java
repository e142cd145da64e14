package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** One decision on many items: each judged for itself, all in one transaction. */
@ConfirmationTest
class ManyDecisionsApiTest {

    private static final String BTL = TestTokens.certifier("BTL");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Test
    void of_225_rows_the_refused_ones_say_why_and_the_others_are_decided() {
        List<String> offices = Stream.concat(
                        IntStream.range(0, 223).mapToObj("B%03d"::formatted), Stream.of("8101", "M29"))
                .toList();
        String round = others.aRound(
                -30,
                30,
                Stream.concat(Stream.of("8101"), offices.stream().filter(o -> !o.equals("8101")))
                        .toList());
        offices.stream()
                .filter(office -> !office.equals("M29"))
                .forEach(office -> others.report(round + "/6.1.A/" + office, 1, "7"));
        offices.stream()
                .filter(office -> !office.equals("M29"))
                .forEach(office -> api.awaitRevision(round + "/6.1.A/" + office, 1));
        others.reported(round + "/6.1.A/B000", 2, "8");

        String rows = offices.stream()
                .map(office -> office.equals("B001") ? row("2.A", office, 1) : row("6.1.A", office, 1))
                .collect(Collectors.joining(","));
        JsonNode preview = batch("?dryRun=true", round, "CONFIRM", rows);
        assertThat(count(round, "CONFIRMED")).isZero();
        JsonNode results = batch("", round, "CONFIRM", rows);
        assertThat(results.findValuesAsString("status").stream()
                        .filter("200"::equals)
                        .count())
                .isEqualTo(222);
        assertThat(refusals(results))
                .as("stale, another bureau's, nothing to confirm")
                .containsExactly(
                        "6.1.A/B000 409 stale-revision", "2.A/B001 403 forbidden", "6.1.A/M29 409 stale-revision");
        assertThat(refusals(preview)).isEqualTo(refusals(results));
        assertThat(count(round, "CONFIRMED")).isEqualTo(222);
        assertThat(results.path("items").get(2).at("/confirmation/status").asString())
                .isEqualTo("CONFIRMED");
        assertThat(results.path("items").get(2).at("/confirmation/decidedBy").asString())
                .isNotBlank();
    }

    @Test
    void a_rejection_of_many_has_one_reason_and_one_deadline() {
        String round = others.anOpenRound();
        JsonNode results = answer("", """
                        {"round": "%s", "decision": "REJECT", "reason": "พ้นกำหนดส่งงาน", "fixBy": "%s",
                         "items": [{"variable": "6.1.A", "office": "8101"}, {"variable": "6.1.A", "office": "8102"}]}""".formatted(
                                round,
                                java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"))
                                        .plusDays(3)))
                .granted();
        assertThat(results.findValuesAsString("reason")).contains("พ้นกำหนดส่งงาน");
        assertThat(api.item(round + "/6.1.A/8102").path("status").asString()).isEqualTo("REJECTED");
        assertThat(answer("", """
                        {"round": "%s", "decision": "REJECT", "items": [{"variable": "6.1.A", "office": "M29"}]}""".formatted(round)).brokenRules()).containsExactly("reason:required");
    }

    @Test
    void audit_scores_of_many_offices_are_saved_at_once_each_with_its_own() {
        String round = others.anOpenRound();
        JsonNode results = answer("", """
                        {"round": "%s", "decision": "AUDIT", "reason": "ตรวจจากเอกสาร", "items": [
                          {"variable": "6.5.A", "office": "8101", "score": "4.25"},
                          {"variable": "6.5.A", "office": "8102", "score": 3},
                          {"variable": "6.5.A", "office": "M29", "score": "5.5"},
                          {"variable": "6.1.A", "office": "8101", "score": "4"}]}""".formatted(round)).granted();
        assertThat(refusals(results)).containsExactly("6.5.A/M29 422 invalid", "6.1.A/8101 409 audit-not-permitted");
        assertThat(api.item(round + "/6.5.B/8101").path("auditScore").asString())
                .isEqualTo("4.2500");
        assertThat(api.item(round + "/6.5.B/8102").path("auditScore").asString())
                .isEqualTo("3.0000");
        assertThat(api.item(round + "/6.5.B/M29").path("auditScore").isNull()).isTrue();
    }

    @Test
    void rows_of_one_sub_indicator_are_judged_one_after_the_other() {
        String round = others.anOpenRound();
        JsonNode results = answer("", """
                        {"round": "%s", "decision": "AUDIT", "reason": "ตรวจ", "items": [
                          {"variable": "6.5.A", "office": "8101", "score": "4"},
                          {"variable": "6.5.B", "office": "8101", "score": "2"}]}""".formatted(round)).granted();
        assertThat(refusals(results)).isEmpty();
        assertThat(results.path("items").get(0).at("/confirmation/auditScore").asString())
                .as("each result shows the item as the whole batch left it")
                .isEqualTo("2.0000");
        assertThat(api.get("/" + round + "/6.5.A/8101/history", BTL)
                        .granted()
                        .path("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void the_same_key_decides_once() {
        String round = others.anOpenRound();
        others.reported(round + "/6.1.A/8101", 1, "7");
        String json = body(round, "CONFIRM", row("6.1.A", "8101", 1));
        JsonNode first = api.postOnce("/batch", json, BTL, "batch-" + round).granted();
        assertThat(api.postOnce("/batch", json, BTL, "batch-" + round).granted())
                .isEqualTo(first);
        assertThat(api.get("/" + round + "/6.1.A/8101/history", BTL)
                        .granted()
                        .path("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void a_request_that_is_wrong_as_a_whole_decides_nothing() {
        String round = others.anOpenRound();
        assertThat(answer("", "{}").brokenRules())
                .containsExactlyInAnyOrder("round:required", "decision:required", "items:required");
        assertThat(answer("", body(round, "CONFIRM", row("6.1.A", "8101", 1) + "," + row("6.1.A", "8101", 1)))
                        .brokenRules())
                .containsExactly("items[1]:twice");
        assertThat(answer("", body(round, "CONFIRM", "{\"variable\": \"6.1.A\"}, null"))
                        .brokenRules())
                .containsExactly("items[0].office:required", "items[1].variable:required", "items[1].office:required");
        assertThat(answer(
                                "",
                                body(
                                        round,
                                        "CONFIRM",
                                        row("x", "y", 1).repeat(1).replace("\"x\"", "\"" + "x".repeat(65) + "\"")))
                        .brokenRules())
                .containsExactly("items[0].variable:characters");
        assertThat(answer(
                                "",
                                body(
                                        round,
                                        "CONFIRM",
                                        IntStream.range(0, 1001)
                                                .mapToObj(n -> row("6.1.A", "O" + n, 1))
                                                .collect(Collectors.joining(","))))
                        .brokenRules())
                .containsExactly("items:at-most");
        answer("", body(round, "BURN", row("6.1.A", "8101", 1))).refused(400, "unreadable");
        answer("", body("no-such-round", "CONFIRM", row("6.1.A", "8101", 1))).refused(404, "not-found");
    }

    @Test
    void who_certifies_for_no_bureau_is_told_so_before_anything_else() {
        api.post("/batch", "{}", TestTokens.reporter("8101")).refused(403, "forbidden");
        api.post("/batch", "{}", TestTokens.of("administrator", "กพร.", "/psdg"))
                .refused(403, "forbidden");
        assertThat(api.postWithoutToken("/batch", "{}").status()).isEqualTo(401);
    }

    @Test
    void rows_that_are_not_there_are_refused_each_for_its_reason() {
        String round = others.anOpenRound();
        JsonNode results = batch(
                "",
                round,
                "CONFIRM",
                String.join(",", row("9.9.Z", "8101", 1), row("6.1.A", "9999", 1), row("2.A", "9999", 1)));
        assertThat(refusals(results))
                .containsExactly("9.9.Z/8101 404 not-found", "6.1.A/9999 404 not-found", "2.A/9999 403 forbidden");
    }

    private JsonNode batch(String query, String round, String decision, String rows) {
        return answer(query, body(round, decision, rows)).granted();
    }

    private Api.Answer answer(String query, String json) {
        return api.post("/batch" + query, json, BTL);
    }

    private static String body(String round, String decision, String rows) {
        return "{\"round\": \"%s\", \"decision\": \"%s\", \"items\": [%s]}".formatted(round, decision, rows);
    }

    private static String row(String variable, String office, long revision) {
        return "{\"variable\": \"%s\", \"office\": \"%s\", \"revision\": %d}".formatted(variable, office, revision);
    }

    private static List<String> refusals(JsonNode results) {
        return results.path("items")
                .valueStream()
                .filter(result -> result.path("status").asInt() != 200)
                .map(result -> result.path("variable").asString() + "/"
                        + result.path("office").asString() + " "
                        + result.path("status").asInt() + " "
                        + result.at("/problem/type").asString().replace("urn:rabrong:problem:", ""))
                .toList();
    }

    private int count(String round, String status) {
        return jdbc.sql("select count(*) from item where round = :round and status = :status")
                .param("round", round)
                .param("status", status)
                .query(Integer.class)
                .single();
    }
}
