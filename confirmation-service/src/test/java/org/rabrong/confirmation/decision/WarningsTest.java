package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** What a certifier sees beside a value: last round's, what is doubtful, and what the office says about it. */
@ConfirmationTest
class WarningsTest {

    private static final List<String> OFFICES = List.of("8101", "8102");
    private static final String FAR = "far-from-previous";

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    TestKafka kafka;

    @Autowired
    RestTestClient http;

    String plan = "";
    String first = "";
    String second = "";

    @BeforeEach
    void two_rounds_of_a_year() {
        first = others.anOpenRound();
        plan = first.replace("-6m", "");
        second = plan + "-12m";
        others.schedule(second, plan, -30, 30);
        List.of("2.A", "2.B", "6.1.A").forEach(variable -> others.createItems(second, plan, variable, OFFICES));
        OFFICES.forEach(office -> List.of("2.A", "2.B", "6.1.A")
                .forEach(variable -> api.awaitItem(
                        second + "/" + variable + "/" + office,
                        item -> item.path("unit").asString("").equals("คน"))));
    }

    @Test
    void the_value_of_the_earlier_round_stands_beside_it() {
        others.reported(first + "/2.A/8101", 1, "412.50");
        assertThat(api.item(second + "/2.A/8101").path("previous").toString())
                .isEqualTo("{\"round\":\"" + first + "\",\"value\":\"412.50\"}");
        assertThat(api.item(second + "/2.A/8102").path("previous").toString())
                .as("asked, but not reported")
                .isEqualTo("{\"round\":\"" + first + "\",\"value\":null}");
        assertThat(api.item(first + "/2.A/8101").path("previous").isNull())
                .as("the first round of its plan")
                .isTrue();
        JsonNode page =
                api.get("?round=" + second + "&variable=2.A", TestTokens.psdg()).granted();
        assertThat(page.at("/items/0")).isEqualTo(api.item(second + "/2.A/8101"));
    }

    @Test
    void the_earlier_round_is_the_latest_in_which_the_office_was_asked() {
        String middle = plan + "-9m";
        others.schedule(middle, plan, -30, 30);
        others.createItems(middle, plan, "2.A", OFFICES);
        api.awaitItem(middle + "/2.A/8101", item -> item.has("status"));
        others.reported(first + "/2.A/8101", 1, "6");
        others.reported(middle + "/2.A/8101", 1, "9");
        assertThat(api.item(second + "/2.A/8101").at("/previous/value").asString())
                .isEqualTo("9");
        assertThat(api.item(second + "/2.B/8101").at("/previous/round").asString())
                .as("not asked in the middle")
                .isEqualTo(first);
        others.removeItems(middle, "2.A", OFFICES);
        JsonNode item = api.awaitItem(
                second + "/2.A/8101",
                seen -> seen.at("/previous/round").asString("").equals(first));
        assertThat(item.at("/previous/value").asString()).isEqualTo("6");
    }

    @Test
    void a_value_that_was_carried_forward_is_compared_too() {
        String carried = first + "/6.1.A/8101";
        others.reported(carried, 1, "4");
        api.decide(carried, "confirm", "{\"revision\": 1}").granted();
        String middle = plan + "-9m";
        others.schedule(middle, plan, -30, 30);
        others.createItems(middle, plan, "6.1.A", OFFICES, first);
        api.awaitItem(
                middle + "/6.1.A/8101", item -> item.path("status").asString("").equals("CONFIRMED"));
        assertThat(api.item(second + "/6.1.A/8101").path("previous").toString())
                .isEqualTo("{\"round\":\"" + middle + "\",\"value\":\"4\"}");
    }

    @Test
    void a_value_is_doubtful_where_it_is_far_from_the_earlier_one_above_its_whole_or_without_the_file_asked_for() {
        String item = second + "/2.A/8101";
        others.reported(first + "/2.A/8101", 1, "100");
        others.reported(item, 1, "150");
        assertThat(rules(api.item(item))).as("50 % is allowed").isEmpty();
        others.reported(second + "/2.B/8101", 1, "160");
        others.reported(item, 2, "170");
        JsonNode both = api.item(item);
        assertThat(rules(both)).containsExactly(FAR, "above-denominator");
        assertThat(both.at("/warnings/0/arguments").toString()).isEqualTo("[\"100\",\"50\",\"70.00\"]");
        assertThat(both.at("/warnings/1/arguments").toString()).isEqualTo("[\"2.B\",\"160\"]");
        assertThat(rules(api.item(second + "/2.B/8101"))).as("the whole itself").isEmpty();
        others.reported(item, 3, null);
        assertThat(rules(api.item(item))).as("no value, no doubt").isEmpty();

        String asksForFile = second + "/6.1.A/8101";
        others.reported(asksForFile, 1, "4");
        assertThat(rules(api.item(asksForFile))).containsExactly("evidence-missing");
        others.attach(asksForFile, "BUREAU");
        api.awaitItem(asksForFile, seen -> seen.path("evidenceCount").asInt() == 1);
        assertThat(rules(api.item(asksForFile)))
                .as("a file of the bureau is not the office's")
                .containsExactly("evidence-missing");
        others.attach(asksForFile);
        api.awaitItem(asksForFile, seen -> seen.path("warnings").isEmpty());
    }

    @Test
    void warnings_come_in_the_reader_s_language() {
        String item = second + "/6.1.A/8101";
        others.reported(item, 1, "4");
        assertThat(api.item(item).at("/warnings/0/message").asString()).contains("เอกสาร");
        String english = http.get()
                .uri("/api/v1/confirmations/" + item)
                .header("Authorization", "Bearer " + TestTokens.certifier("BTL"))
                .header("Accept-Language", "en")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(english).contains("file");
    }

    @Test
    void what_the_office_explains_is_shown_as_long_as_that_revision_stands_and_is_no_step_of_the_item() {
        String item = second + "/2.A/8101";
        others.reported(first + "/2.A/8101", 1, "100");
        others.reported(item, 1, "900");
        others.explain(item, 1, FAR, "รับโอนนักเรียน 3 โรงเรียน");
        JsonNode explained = awaitExplanation(item, "รับโอนนักเรียน 3 โรงเรียน");
        assertThat(explained.at("/warnings/0/explanation").toString())
                .isEqualTo(
                        "{\"text\":\"รับโอนนักเรียน 3 โรงเรียน\",\"by\":\"ผู้รายงาน\",\"at\":\"2016-04-18T03:05:10Z\"}");
        assertThat(explained.path("revision").asInt()).isEqualTo(1);
        assertThat(explained.path("status").asString()).isEqualTo("AWAITING");
        assertThat(api.get("/" + item + "/history", TestTokens.psdg())
                        .granted()
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThat(api.get("?round=" + second + "&office=8101", TestTokens.psdg())
                        .granted()
                        .at("/items/0"))
                .isEqualTo(explained);

        others.explain(item, 1, FAR, "แก้คำชี้แจง");
        awaitExplanation(item, "แก้คำชี้แจง");
        assertThat(api.decide(item, "confirm", "{\"revision\": 1}")
                        .granted()
                        .at("/warnings/0/explanation/text")
                        .asString())
                .as("also in the answer of a decision")
                .isEqualTo("แก้คำชี้แจง");
        others.explain(item, 1, FAR, null);
        api.awaitItem(item, seen -> seen.at("/warnings/0/explanation").isNull());

        others.explain(item, 1, FAR, "อีกครั้ง");
        awaitExplanation(item, "อีกครั้ง");
        others.reported(item, 2, "901");
        assertThat(api.item(item).at("/warnings/0/explanation").isNull())
                .as("it was said of another value")
                .isTrue();
        assertThat(kafka.received("rabrong.confirmations.v1"))
                .filteredOn(event -> event.key().equals(item))
                .extracting(event -> event.type().replaceAll(".*\\.([a-z-]+)\\.v1", "$1"))
                .containsExactly("reported", "confirmed", "changed-since-confirmed");
    }

    @Test
    void an_explanation_may_come_before_its_item() {
        String late = plan + "-late-12m";
        String item = late + "/2.A/8101";
        others.reported(first + "/2.A/8101", 1, "100");
        others.report(item, 1, "900");
        others.explain(item, 1, FAR, "รับโอนนักเรียน");
        others.report(item, 2, "901");
        others.explain(item, 2, FAR, "รับโอนนักเรียน 801 คน");
        others.explain(item, 2, "evidence-missing", "ไม่เกี่ยว");
        others.schedule(late, plan, -1, 30);
        others.createItems(late, plan, "2.A", OFFICES);
        api.awaitRevision(item, 2);
        JsonNode seen = awaitExplanation(item, "รับโอนนักเรียน 801 คน");
        assertThat(rules(seen)).containsExactly(FAR);
    }

    @Test
    void the_contract_s_own_example_is_understood() {
        EventContracts.assertObeys(
                "explanation",
                tools.jackson.databind.json.JsonMapper.shared().readTree(EventContracts.exampleText("explanation")));
        String item = second + "/2.A/8101";
        others.reported(first + "/2.A/8101", 1, "100");
        others.reported(item, 1, "900");
        others.tell(
                "rabrong.entries.v1",
                item,
                "org.rabrong.entries.explained.v1",
                EventContracts.exampleText("explanation").replace("krs-2559-6m", second));
        awaitExplanation(item, "รับโอนนักเรียนจากโรงเรียนที่ยุบรวม 3 แห่ง");
    }

    @Test
    void a_plan_that_allows_any_deviation_warns_of_none() {
        others.reported(first + "/2.A/8101", 1, "100");
        others.reported(second + "/2.A/8101", 1, "900");
        assertThat(rules(api.item(second + "/2.A/8101"))).containsExactly(FAR);
        others.publish(plan, 2, "BTL", 0);
        others.schedule(second, plan, 2, -30, 30);
        await().until(() -> rules(api.item(second + "/2.A/8101")).isEmpty());
    }

    private JsonNode awaitExplanation(String item, String text) {
        return api.awaitItem(
                item,
                seen -> seen.at("/warnings/0/explanation/text").asString("").equals(text));
    }

    private static List<String> rules(JsonNode item) {
        return item.path("warnings")
                .valueStream()
                .map(warning -> warning.path("rule").asString())
                .toList();
    }
}
