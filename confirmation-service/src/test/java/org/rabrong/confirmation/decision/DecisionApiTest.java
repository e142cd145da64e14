package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ConfirmationTest
class DecisionApiTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    Clock clock;

    String item = "";

    @BeforeEach
    void a_value_awaits_the_bureau() {
        item = others.anOpenRound() + "/6.1.A/8101";
        others.reported(item, 1, "4");
    }

    @Test
    void a_confirmation_names_the_revision_that_was_seen() {
        JsonNode confirmed = api.decide(item, "confirm", "{\"revision\": 1}").granted();
        assertThat(confirmed.path("status").asString()).isEqualTo("CONFIRMED");
        assertThat(confirmed.path("value").asString()).isEqualTo("4");
        assertThat(confirmed.path("confirmedValue").asString()).isEqualTo("4");
        assertThat(confirmed.path("confirmedRevision").asLong()).isEqualTo(1);
        assertThat(actions(confirmed)).containsExactly("WITHDRAW");
        assertThat(api.item(item)).isEqualTo(confirmed);
    }

    @Test
    void a_stale_revision_is_refused_with_the_current_value() {
        others.reported(item, 2, "5");
        JsonNode problem = api.decide(item, "confirm", "{\"revision\": 1}").refused(409, "stale-revision");
        assertThat(problem.at("/current/value").asString()).isEqualTo("5");
        assertThat(problem.at("/current/revision").asLong()).isEqualTo(2);
        assertThat(api.item(item).path("status").asString()).isEqualTo("AWAITING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reject|{\"reason\": \"ไม่ครบ\", \"revision\": 0}",
                "reopen|{\"until\": \"TODAY\", \"revision\": 7}"
            })
    void other_decisions_may_name_the_revision_too(String action, String body) {
        api.decide(item, action, body.replace("TODAY", today().toString())).refused(409, "stale-revision");
    }

    @Test
    void a_confirmation_without_a_revision_is_refused() {
        assertThat(api.decide(item, "confirm", "{}").brokenRules()).containsExactly("revision:required");
    }

    @Test
    void a_rejection_carries_its_reason_trimmed_and_its_deadline() {
        JsonNode rejected =
                api.decide(item, "reject", """
                        {"reason": "  หลักฐานไม่ครบ\\n", "fixBy": "%s"}""".formatted(today().plusDays(7))).granted();
        assertThat(rejected.path("status").asString()).isEqualTo("REJECTED");
        assertThat(rejected.path("reason").asString()).isEqualTo("หลักฐานไม่ครบ");
        assertThat(rejected.path("fixBy").asString())
                .isEqualTo(today().plusDays(7).toString());
        assertThat(actions(rejected)).containsExactly("WITHDRAW", "REOPEN");

        others.reported(item, 2, "5");
        JsonNode answered = api.item(item);
        assertThat(answered.path("status").asString()).isEqualTo("AWAITING");
        assertThat(answered.path("reason").isNull()).isTrue();
        assertThat(answered.path("fixBy").asString())
                .isEqualTo(today().plusDays(7).toString());
    }

    @Test
    void what_was_never_reported_can_be_rejected_and_that_withdrawn() {
        String silent = item.replace("8101", "M29");
        assertThat(api.decide(silent, "reject", "{\"reason\": \"พ้นกำหนดส่งงาน\"}")
                        .granted()
                        .path("status")
                        .asString())
                .isEqualTo("REJECTED");
        assertThat(api.decide(silent, "withdraw", "{}").granted().path("status").asString())
                .isEqualTo("NOT_REPORTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|reason:required",
                "{\"reason\": null}|reason:required",
                "{\"reason\": \"   \"}|reason:required",
                "{\"reason\": \"\\u200b\\u00a0\"}|reason:required",
                "{\"reason\": \"a\\u0000b\"}|reason:characters",
                "{\"reason\": \"\\ud800\"}|reason:characters",
                "{\"reason\": \"x\", \"fixBy\": \"2016-02-30\"}|fixBy:date",
                "{\"reason\": \"x\", \"fixBy\": \"31/05/2559\"}|fixBy:date",
                "{\"reason\": \"x\", \"fixBy\": \"2016-05-31\"}|fixBy:past",
                "{\"reason\": \"x\", \"fixBy\": \"2559-05-31\"}|fixBy:too-late"
            })
    void a_malformed_rejection_names_the_field_and_the_rule(String body, String rule) {
        assertThat(api.decide(item, "reject", body).brokenRules()).containsExactly(rule);
        assertThat(api.item(item).path("status").asString()).isEqualTo("AWAITING");
    }

    @Test
    void a_reason_has_at_most_2000_characters() {
        assertThat(api.decide(item, "reject", "{\"reason\": \"" + "ก".repeat(2001) + "\"}")
                        .brokenRules())
                .containsExactly("reason:length");
        api.decide(item, "reject", "{\"reason\": \"" + "ก".repeat(2000) + "\"}").granted();
    }

    @Test
    void all_broken_rules_are_told_at_once() {
        assertThat(api.decide(item, "reject", "{\"fixBy\": \"soon\"}").brokenRules())
                .containsExactlyInAnyOrder("reason:required", "fixBy:date");
    }

    @Test
    void a_deadline_lasts_through_today() {
        JsonNode reopened =
                api.decide(item, "reopen", "{\"until\": \"" + today() + "\"}").granted();
        assertThat(reopened.path("status").asString()).isEqualTo("AWAITING");
        assertThat(reopened.path("reopenedUntil").asString()).isEqualTo(today().toString());
        assertThat(api.decide(item, "reopen", "{\"until\": \"" + today().minusDays(1) + "\"}")
                        .brokenRules())
                .containsExactly("until:past");
        assertThat(api.decide(item, "reopen", "{}").brokenRules()).containsExactly("until:required");
    }

    @Test
    void a_withdrawn_decision_awaits_again() {
        api.decide(item, "confirm", "{\"revision\": 1}").granted();
        JsonNode withdrawn = api.decide(item, "withdraw", "{}").granted();
        assertThat(withdrawn.path("status").asString()).isEqualTo("AWAITING");
        assertThat(withdrawn.path("confirmedValue").isNull()).isTrue();
    }

    @Test
    void an_illegal_move_is_refused_in_words_that_name_status_and_command() {
        api.decide(item, "confirm", "{\"revision\": 1}").granted();
        JsonNode problem = api.decide(item, "confirm", "{\"revision\": 1}").refused(409, "illegal-move");
        assertThat(problem.path("detail").asString())
                .isEqualTo("รายการนี้อยู่ในสถานะ “รับรองผล” จึงไม่สามารถเลือก “รับรอง” ได้");
        assertThat(problem.path("itemStatus").asString()).isEqualTo("CONFIRMED");
        assertThat(problem.path("command").asString()).isEqualTo("CONFIRM");
        api.decide(item, "reject", "{\"reason\": \"x\"}").refused(409, "illegal-move");
        api.decide(item, "reopen", "{\"until\": \"" + today() + "\"}").refused(409, "illegal-move");
    }

    @Test
    void a_body_that_is_no_json_is_unreadable() {
        assertThat(api.decide(item, "confirm", "{\"revision\": ").status()).isEqualTo(400);
        assertThat(api.decide(item, "confirm", "{\"revision\": \"one\"}").status())
                .isEqualTo(400);
    }

    @Test
    void the_same_idempotency_key_decides_once() {
        String path = "/" + item + "/confirm";
        JsonNode first = api.postOnce(path, "{\"revision\": 1}", TestTokens.certifier("BTL"), "k-" + item.hashCode())
                .granted();
        JsonNode again = api.postOnce(path, "{\"revision\": 1}", TestTokens.certifier("BTL"), "k-" + item.hashCode())
                .granted();
        assertThat(again).isEqualTo(first);
        assertThat(api.get("/" + item + "/history", TestTokens.psdg())
                        .granted()
                        .path("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void decisions_freeze_outside_of_the_certification_window() {
        for (String closed : List.of(
                others.aRound(-30, -1, List.of("8101")) + "/6.1.A/8101",
                others.aRound(1, 30, List.of("8101")) + "/6.1.A/8101")) {
            others.reported(closed, 1, "4");
            api.decide(closed, "confirm", "{\"revision\": 1}").refused(409, "certification-closed");
            api.decide(closed, "reject", "{\"reason\": \"x\"}").refused(409, "certification-closed");
            api.decide(closed, "withdraw", "{}").refused(409, "certification-closed");
            api.decide(closed, "reopen", "{\"until\": \"" + today() + "\"}").refused(409, "certification-closed");
            assertThat(actions(api.item(closed))).isEmpty();
        }
    }

    @Test
    void the_window_is_open_through_its_last_day_and_follows_an_extension() {
        String round = others.aRound(-30, 0, List.of("8101"));
        others.reported(round + "/6.1.A/8101", 1, "4");
        api.decide(round + "/6.1.A/8101", "confirm", "{\"revision\": 1}").granted();

        others.schedule(round, round.replace("-6m", ""), -30, -1);
        api.awaitItem(round + "/6.1.A/8101", body -> body.path("actions").isEmpty());
        api.decide(round + "/6.1.A/8101", "withdraw", "{}").refused(409, "certification-closed");
        others.schedule(round, round.replace("-6m", ""), -30, 5);
        api.awaitItem(round + "/6.1.A/8101", body -> !body.path("actions").isEmpty());
        api.decide(round + "/6.1.A/8101", "withdraw", "{}").granted();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static List<String> actions(JsonNode body) {
        return body.path("actions").valueStream().map(JsonNode::asString).toList();
    }
}
