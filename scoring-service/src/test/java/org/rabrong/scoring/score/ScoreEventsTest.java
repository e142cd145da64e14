package org.rabrong.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rabrong.scoring.ScoresApi.codes;
import static org.rabrong.scoring.ScoresApi.line;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.scoring.OtherServices;
import org.rabrong.scoring.ScoresApi;
import org.rabrong.scoring.ScoringTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What the service hears and tells. */
@ScoringTest
class ScoreEventsTest {

    private static final String SCORES = "rabrong.scores.v1";

    @Autowired
    OtherServices others;

    @Autowired
    ScoresApi api;

    @Autowired
    TestKafka kafka;

    @Test
    void a_change_is_told_with_all_scores_of_the_office_as_agreed() {
        String round = aRound("krs-told", "8101");
        others.step(round, "2.A", "8101").confirmed("412");
        others.step(round, "2.B", "8101").confirmed("480");

        TestEvent event = kafka.await(
                SCORES,
                told -> told.key().equals(round + "/8101")
                        && line(told.data(), "2").equals("5.0000 5.0000 5.0000 CONFIRMED"));

        EventContracts.assertObeys("scores", event.data());
        assertThat(event.type()).isEqualTo("org.rabrong.scores.changed.v1");
        assertThat(codes(event.data())).containsExactly("2", "6.1", "6.5");
        assertThat(event.data().at("/total/official").asString()).isEqualTo("3.0000");
        assertThat(event.data().at("/planVersion").asInt()).isEqualTo(1);
    }

    @Test
    void nothing_is_told_when_nobody_could_see_a_difference() {
        String round = aRound("krs-quiet", "8101");
        others.step(round, "6.1.A", "8101").rejected(null, "ไม่มีเอกสาร");
        kafka.await(
                SCORES,
                event -> event.key().equals(round + "/8101")
                        && line(event.data(), "6.1").endsWith("REJECTED"));
        long before = told(round, "8101").size();

        others.step(round, "6.1.A", "8101").rejected(null, "ยังไม่มีเอกสาร");
        others.step(round, "6.5.A", "8101").reported("5");
        api.awaitCard(round, "8101", card -> line(card, "6.5").endsWith("AWAITING"));
        kafka.await(
                SCORES,
                event -> event.key().equals(round + "/8101")
                        && line(event.data(), "6.5").endsWith("AWAITING"));

        assertThat(told(round, "8101")).hasSize((int) before + 1);
    }

    @Test
    void the_events_of_an_office_are_numbered_without_gaps() {
        String round = aRound("krs-numbered", "8101");
        for (String value : List.of("1", "2", "3", "4", "5")) {
            others.step(round, "6.1.A", "8101").reported(value);
            api.awaitCard(round, "8101", card -> line(card, "6.1").startsWith("1.0000 " + value));
        }
        kafka.await(
                SCORES,
                event -> event.key().equals(round + "/8101")
                        && line(event.data(), "6.1").startsWith("1.0000 5"));

        List<Long> sequences =
                told(round, "8101").stream().map(TestEvent::sequence).toList();
        assertThat(sequences)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }

    @Test
    void topics_may_come_in_any_order_between_each_other() {
        String round = "krs-late-6m";
        others.step(round, "2.A", "8101").confirmed("412");
        others.step(round, "2.B", "8101").confirmed("480");
        others.schedule(round, "krs-late", 1);
        others.createItems(round, "krs-late", 1, "2.A", List.of("8101"));
        others.createItems(round, "krs-late", 1, "2.B", List.of("8101"));
        others.publish("krs-late", 1, "UNDECIDED_COUNTS_ONE");

        api.awaitCard(round, "8101", card -> line(card, "2").equals("5.0000 5.0000 5.0000 CONFIRMED"));
    }

    @Test
    void the_agreed_examples_are_understood() {
        others.tell(
                "rabrong.organisations.v1", "7101", "org.rabrong.organisations.announced.v1", example("organisation"));
        others.tell("rabrong.plans.v1", "krs-2559", "org.rabrong.plans.published.v1", example("plan"));
        others.tell("rabrong.rounds.v1", "krs-2559-6m", "org.rabrong.rounds.scheduled.v1", example("round"));
        others.tell(
                "rabrong.rounds.v1", "krs-2559-6m", "org.rabrong.rounds.items-created.v1", example("items-created"));
        others.tell(
                "rabrong.confirmations.v1",
                "krs-2559-6m/2.A/8101",
                "org.rabrong.confirmations.confirmed.v1",
                example("confirmation"));

        api.awaitCard(
                "krs-2559-6m",
                "8101",
                card -> card.at("/subIndicators/0/inputs/0/value").asString("").equals("412"));
        assertThat(line(api.card("krs-2559-6m", "8101"), "2")).isEqualTo("1.0000 1.0000 1.0000 NOT_REPORTED");
    }

    private String aRound(String plan, String office) {
        String round = plan + "-6m";
        others.announce(office + plan, "สพป." + plan);
        others.publish(plan, 1, "UNDECIDED_COUNTS_ONE");
        others.schedule(round, plan, 1);
        others.createAllItems(round, plan, 1, List.of(office));
        api.awaitCard(round, office, card -> codes(card).size() == 3);
        return round;
    }

    private List<TestEvent> told(String round, String office) {
        return kafka.received(SCORES).stream()
                .filter(event -> event.key().equals(round + "/" + office))
                .toList();
    }

    private static String example(String name) {
        return EventContracts.exampleText(name);
    }
}
