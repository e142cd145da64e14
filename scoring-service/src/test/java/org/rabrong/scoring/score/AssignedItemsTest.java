package org.rabrong.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rabrong.scoring.ScoresApi.codes;
import static org.rabrong.scoring.ScoresApi.line;
import static org.rabrong.scoring.ScoresApi.total;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.scoring.OtherServices;
import org.rabrong.scoring.ScoresApi;
import org.rabrong.scoring.ScoringTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Only what is asked of an office scores: items removed and back, rounds that move to another version, values carried forward. */
@ScoringTest
class AssignedItemsTest {

    private static final String SCORES = "rabrong.scores.v1";

    @Autowired
    OtherServices others;

    @Autowired
    ScoresApi api;

    @Autowired
    TestKafka kafka;

    @Test
    void a_removed_item_scores_no_more_and_comes_back_with_its_decision() {
        String round = aRound("krs-removed", "8101");
        others.step(round, "6.1.A", "8101").confirmed("5");
        others.step(round, "6.5.A", "8101").confirmed("3");
        api.awaitCard(round, "8101", card -> total(card).startsWith("2.5000"));

        others.removeItems(round, "6.1.A", List.of("8101"));
        JsonNode without = api.awaitCard(round, "8101", card -> codes(card).size() == 2);
        assertThat(codes(without)).containsExactly("2", "6.5");
        assertThat(total(without)).as("(5 × 1 + 2.5 × 3) / 7.5").startsWith("1.6667");
        assertThat(api.get(TestTokens.psdg(), "/scores/" + round + "/8101/6.1/explanation")
                        .status())
                .isEqualTo(404);

        others.createItems(round, "krs-removed", 1, "6.1.A", List.of("8101"));
        JsonNode back = api.awaitCard(round, "8101", card -> codes(card).size() == 3);
        assertThat(line(back, "6.1")).isEqualTo("5.0000 5.0000 5.0000 CONFIRMED");
        assertThat(total(back)).startsWith("2.5000");
    }

    @Test
    void an_office_without_items_disappears_from_the_report_and_its_events_go_on_counting() {
        String round = aRound("krs-emptied", "8101");
        others.createAllItems(round, "krs-emptied", 1, List.of("8102"));
        api.awaitCard(round, "8102", card -> codes(card).size() == 3);

        for (String variable : List.of("2.A", "2.B", "6.1.A", "6.5.A")) {
            others.removeItems(round, variable, List.of("8101"));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> offices(api.ok(TestTokens.psdg(), "/scores?round=" + round))
                        .equals(List.of("8102")));
        assertThat(offices(api.ok(TestTokens.reporter("8101"), "/scores?round=" + round)))
                .isEmpty();
        assertThat(codes(api.card(round, "8101"))).isEmpty();
        assertThat(api.card(round, "8101").at("/total").isNull()).isTrue();
        TestEvent told = kafka.await(
                SCORES,
                event -> event.key().equals(round + "/8101")
                        && event.data().at("/subIndicators").isEmpty());
        EventContracts.assertObeys("scores", told.data());

        others.createItems(round, "krs-emptied", 1, "6.1.A", List.of("8101"));
        api.awaitCard(round, "8101", card -> codes(card).equals(List.of("6.1")));
        kafka.await(SCORES, event -> event.key().equals(round + "/8101") && event.sequence() > told.sequence());
        List<Long> sequences = kafka.received(SCORES).stream()
                .filter(event -> event.key().equals(round + "/8101"))
                .map(TestEvent::sequence)
                .toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @Test
    void a_decision_that_comes_before_its_item_waits_for_it() {
        String round = aRound("krs-early", "8101");
        others.step(round, "6.1.A", "8102").confirmed("5");
        others.step(round, "6.5.A", "8101").confirmed("4");
        api.awaitCard(round, "8101", card -> line(card, "6.5").startsWith("4.0000"));
        assertThat(offices(api.ok(TestTokens.psdg(), "/scores?round=" + round))).containsExactly("8101");

        others.createItems(round, "krs-early", 1, "6.1.A", List.of("8102"));
        JsonNode card = api.awaitCard(round, "8102", seen -> !codes(seen).isEmpty());
        assertThat(line(card, "6.1")).isEqualTo("5.0000 5.0000 5.0000 CONFIRMED");
    }

    @Test
    void a_round_that_moves_to_another_version_is_computed_anew_and_the_old_round_keeps_its_scores() {
        String round = aRound("krs-moved", "8101");
        String old = "krs-moved-old";
        others.schedule(old, "krs-moved", 1);
        others.createAllItems(old, "krs-moved", 1, List.of("8101"));
        for (String each : List.of(round, old)) {
            others.step(each, "2.A", "8101").confirmed("412");
            others.step(each, "2.B", "8101").confirmed("480");
            api.awaitCard(each, "8101", card -> line(card, "2").startsWith("5.0000"));
        }

        others.publish(
                "krs-moved",
                2,
                "UNDECIDED_COUNTS_ONE",
                plan -> plan.replace("\"80\", \"85\"", "\"80\", \"90\"")
                        .replace("\"weight\": \"5\"", "\"weight\": \"10\""));
        others.schedule(round, "krs-moved", 2);

        JsonNode moved = api.awaitCard(round, "8101", card -> !line(card, "2").startsWith("5.0000"));
        assertThat(line(moved, "2")).as("85.8333 between 80 and 90").isEqualTo("4.5833 4.5833 4.5833 CONFIRMED");
        assertThat(ScoresApi.subIndicator(moved, "2").at("/weight").asString()).isEqualTo("10");
        assertThat(line(api.card(old, "8101"), "2")).isEqualTo("5.0000 5.0000 5.0000 CONFIRMED");
        assertThat(ScoresApi.subIndicator(api.card(old, "8101"), "2")
                        .at("/weight")
                        .asString())
                .isEqualTo("5");
    }

    @Test
    void a_closed_variable_without_an_item_is_left_out() {
        String plan = "krs-closed";
        others.announce("8101", "สพป.กระบี่");
        others.publish(
                plan,
                1,
                "UNDECIDED_COUNTS_ONE",
                text -> text.replace("\"100 * A / B\"", "\"A / 5\"")
                        .replace("{\"code\": \"2.B\",", "{\"code\": \"2.B\", \"open\": false,"));
        String round = plan + "-6m";
        others.schedule(round, plan, 1);
        others.createItems(round, plan, 1, "2.A", List.of("8101"));
        others.step(round, "2.A", "8101").confirmed("400");
        JsonNode card = api.awaitCard(round, "8101", seen -> line(seen, "2").endsWith(" CONFIRMED"));
        assertThat(line(card, "2")).isEqualTo("4.0000 4.0000 4.0000 CONFIRMED");
    }

    @Test
    void what_was_carried_forward_counts_like_any_decision() {
        String round = aRound("krs-carried", "8101");
        others.step(round, "2.A", "8101").carriedForward("CONFIRMED", "412");
        others.step(round, "2.B", "8101").carriedForward("CONFIRMED", "480");
        others.step(round, "6.1.A", "8101").carriedForward("REJECTED", "5");
        others.step(round, "6.5.A", "8101").carriedForward("AWAITING", "3");

        JsonNode card = api.awaitCard(round, "8101", seen -> line(seen, "6.5").endsWith("AWAITING"));
        assertThat(line(card, "2")).isEqualTo("5.0000 5.0000 5.0000 CONFIRMED");
        assertThat(line(card, "6.1")).isEqualTo("1.0000 1.0000 1.0000 REJECTED");
        assertThat(line(card, "6.5")).isEqualTo("1.0000 3.0000 3.0000 AWAITING");
    }

    private String aRound(String plan, String office) {
        String round = plan + "-6m";
        others.announce("8101", "สพป.กระบี่");
        others.publish(plan, 1, "UNDECIDED_COUNTS_ONE");
        others.schedule(round, plan, 1);
        others.createAllItems(round, plan, 1, List.of(office));
        api.awaitCard(round, office, card -> codes(card).size() == 3);
        return round;
    }

    private static List<String> offices(JsonNode page) {
        return page.at("/items")
                .valueStream()
                .map(card -> card.at("/office").asString())
                .toList();
    }
}
