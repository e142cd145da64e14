package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Every step of a value: who, when, what before and after, and what allowed it. */
@SubmissionTest
class HistoryTest {

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Test
    void reports_and_clearings_are_steps_the_newest_first() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.report(round, "413", 1);
        clear(round, 2);

        JsonNode steps = history(round, "").path("items");

        assertThat(steps.valueStream().map(step -> step.path("step").asString()))
                .containsExactly("CLEARED", "REPORTED", "REPORTED");
        JsonNode cleared = steps.get(0);
        assertThat(cleared.path("sequence").asLong()).isEqualTo(3);
        assertThat(cleared.path("revision").asLong()).isEqualTo(3);
        assertThat(cleared.path("value").isNull()).isTrue();
        assertThat(cleared.path("previousValue").asString()).isEqualTo("413");
        assertThat(cleared.path("by").asString()).isEqualTo("ผู้รายงาน 8101");
        assertThat(cleared.path("through").asString()).isEqualTo("WINDOW");
        assertThat(cleared.path("throughUntil").asString())
                .isEqualTo(Stage.today().plusDays(1).toString());
        assertThat(cleared.path("imported").asBoolean()).isFalse();
        assertThat(cleared.toString()).doesNotContain(TestTokens.subject("office-8101"));
        assertThat(steps.get(2).path("previousValue").isNull()).isTrue();
    }

    @Test
    void a_long_history_is_read_in_pages() {
        String round = stage.openRound();
        for (int i = 0; i < 5; i++) {
            stage.report(round, Integer.toString(i), i);
        }
        List<Long> seen = new ArrayList<>();
        String query = "?limit=2";
        while (!query.isEmpty()) {
            JsonNode page = history(round, query);
            page.path("items").forEach(step -> seen.add(step.path("sequence").asLong()));
            query = page.path("next").isNull()
                    ? ""
                    : "?limit=2&cursor=" + page.path("next").asString();
        }
        assertThat(seen).containsExactly(5L, 4L, 3L, 2L, 1L);
        for (String wrong : List.of("?limit=0", "?limit=1001", "?cursor=x", "?cursor=0", "?cursor=-1")) {
            stage.get("/" + round + "/2.A/8101/history" + wrong, TestTokens.reporter("8101"))
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    @Test
    void an_item_that_was_never_reported_has_an_empty_history_and_one_that_is_not_there_has_none() {
        String round = stage.openRound();
        assertThat(history(round, ""))
                .isEqualTo(Stage.json(stage.get("/" + round + "/2.B/8101/history", TestTokens.reporter("8101"))));
        assertThat(history(round, "").path("items")).isEmpty();
        assertThat(history(round, "").path("next").isNull()).isTrue();
        for (String item : List.of(round + "/9.Z/8101", "krs-2559-0m/2.A/8101", round + "/ก/8101")) {
            stage.get("/" + item + "/history", TestTokens.reporter("8101"))
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void the_history_of_a_removed_item_is_not_there_until_the_item_comes_back() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        stage.removeItems(round, 4, "2.A", List.of("8101"));
        await().untilAsserted(() -> stage.get("/" + round + "/2.A/8101/history", TestTokens.reporter("8101"))
                .expectStatus()
                .isNotFound());
        stage.createItems(round, 5, "2.A", List.of("8101"));
        await().untilAsserted(() -> stage.get("/" + round + "/2.A/8101/history", TestTokens.reporter("8101"))
                .expectStatus()
                .isOk());
        assertThat(history(round, "").path("items")).hasSize(1);
    }

    @Test
    void a_step_tells_whether_an_extension_a_reopening_or_a_fix_by_date_allowed_it() {
        String round = stage.closedRound();
        stage.certify(
                round,
                1,
                "reopened",
                "{\"status\": \"NOT_REPORTED\", \"value\": null, \"revision\": 0, \"reopenedUntil\": \"%s\"}"
                        .formatted(Stage.today().plusDays(3)));
        awaitEditable(round);
        stage.report(round, "412", 0);
        stage.certify(
                round,
                2,
                "rejected",
                "{\"status\": \"REJECTED\", \"reason\": \"x\", \"fixBy\": \"%s\", \"reopenedUntil\": null}"
                        .formatted(Stage.today().plusDays(2)));
        await().until(() -> stage.item(round).path("status").asString().equals("REJECTED"));
        stage.report(round, "413", 1);
        stage.extend(round, 4, "{\"until\": \"%s\"}".formatted(Stage.today().plusDays(4)));
        await().until(() -> stage.item(round)
                .path("closes")
                .asString()
                .equals(Stage.today().plusDays(4).toString()));
        stage.report(round, "414", 2);

        assertThat(history(round, "")
                        .path("items")
                        .valueStream()
                        .map(step -> step.path("through").asString() + " "
                                + step.path("throughUntil").asString()))
                .containsExactly(
                        "EXTENSION " + Stage.today().plusDays(4),
                        "FIX_BY " + Stage.today().plusDays(2),
                        "REOPENING " + Stage.today().plusDays(3));
    }

    @Test
    void what_was_carried_forward_stands_before_the_first_report() {
        String round = stage.openRound();
        stage.certify(round, 1, "carried-forward", """
                {"status": "REJECTED", "value": "412", "revision": 0, "confirmedRevision": null, "carriedFrom": "krs-2558-12m", "fixBy": "%s"}""".formatted(Stage.today()));
        await().until(() -> !stage.item(round).path("carriedFrom").isNull());
        stage.report(round, "500", 0);
        JsonNode step = history(round, "").at("/items/0");
        assertThat(step.path("previousValue").asString()).isEqualTo("412");
        assertThat(step.path("through").asString()).isEqualTo("FIX_BY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entry_step set value = '1'",
                "delete from entry_step",
                "truncate entry_step",
                "update entry_step set by_name = 'x' where false"
            })
    void nobody_changes_what_has_happened(String sql) {
        stage.report(stage.openRound(), "412", 0);
        assertThatThrownBy(() -> database.sql(sql).update())
                .rootCause()
                .hasMessageContaining("entry_step is only ever added to");
    }

    private void awaitEditable(String round) {
        await().until(() -> stage.item(round).path("editable").asBoolean());
    }

    private void clear(String round, long revision) {
        stage.put(
                        round + "/2.A/8101",
                        TestTokens.reporter("8101"),
                        "{\"value\": null, \"revision\": %d}".formatted(revision))
                .expectStatus()
                .isOk();
    }

    private JsonNode history(String round, String query) {
        return Stage.json(stage.get("/" + round + "/2.A/8101/history" + query, TestTokens.reporter("8101"))
                .expectStatus()
                .isOk());
    }
}
