package org.rabrong.submission.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** The office's sheet. */
@SubmissionTest
class SheetTest {

    @Autowired
    Stage stage;

    @Autowired
    RestTestClient http;

    @Test
    void a_sheet_has_the_offices_own_items_in_the_plans_order() {
        String round = stage.openRound();
        stage.report(round, "412", 0);
        JsonNode sheet = sheet("?round=" + round + "&office=8101");
        assertThat(sheet.path("items")
                        .valueStream()
                        .map(item -> item.path("variable").asString()))
                .containsExactly("2.A", "2.B");
        assertThat(sheet.at("/items/0/value").asString()).isEqualTo("412");
        assertThat(sheet.at("/items/0/status").asString()).isEqualTo("AWAITING");
        assertThat(sheet.at("/items/0")).isEqualTo(stage.item(round));
        assertThat(sheet.at("/items/1/status").asString()).isEqualTo("NOT_REPORTED");
        assertThat(sheet.at("/items/1/min").asString()).isEqualTo("1");
        assertThat(sheet.has("next")).isTrue();
        assertThat(sheet.path("next").isNull()).isTrue();
    }

    @Test
    void a_sheet_can_be_read_in_pages() {
        String round = stage.openRound();
        JsonNode first = sheet("?round=" + round + "&office=8101&limit=1");
        assertThat(first.path("items")).hasSize(1);
        JsonNode second = sheet("?round=" + round + "&office=8101&limit=1&cursor="
                + first.path("next").asString());
        assertThat(second.at("/items/0/variable").asString()).isEqualTo("2.B");
    }

    @Test
    void a_page_of_no_size_is_refused_before_anything_is_read() {
        for (String limit : new String[] {"0", "-1", "1001", "99999999999999999999"}) {
            stage.get("?round=krs-2559-6m&office=8101&limit=" + limit, TestTokens.reporter("8101"))
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    @Test
    void an_office_without_items_has_an_empty_sheet_and_an_unknown_round_is_not_found() {
        String round = stage.openRound();
        stage.get("?round=" + round + "&office=1001", TestTokens.reporter("1001"))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"items\": [], \"next\": null}");
        stage.get("?round=krs-2559-0m&office=8101", TestTokens.reporter("8101"))
                .expectStatus()
                .isNotFound();
        stage.get("?office=8101", TestTokens.reporter("8101")).expectStatus().is4xxClientError();
        stage.get("?round=" + round + "&office=8101&cursor=x", TestTokens.reporter("8101"))
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void characters_that_no_id_has_are_no_server_error() {
        for (String round : new String[] {"\u0000", "krs\u0000", "'", "\ud800", "x".repeat(5000), "%", "ก"}) {
            http.get()
                    .uri(uri -> uri.path("/api/v1/entries")
                            .queryParam("round", "{round}")
                            .queryParam("office", "8101")
                            .build(round))
                    .header("Authorization", "Bearer " + TestTokens.reporter("8101"))
                    .exchange()
                    .expectStatus()
                    .is4xxClientError();
        }
    }

    private JsonNode sheet(String query) {
        return Stage.json(
                stage.get(query, TestTokens.reporter("8101")).expectStatus().isOk());
    }
}
