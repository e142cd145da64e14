package org.rabrong.confirmation.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.MovedClock;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is undecided after the end goes to psdg and the executives, by bureau. */
@ConfirmationTest
class EscalationsTest {

    private static final LocalTime MORNING = LocalTime.of(5, 30);

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovedClock clock;

    @Autowired
    DeadlineDesk desk;

    @Autowired
    TestKafka kafka;

    private ARound round;
    private LocalDate end;

    @BeforeEach
    void a_round_with_a_rejected_a_confirmed_and_a_changed_item() {
        round = new ARound(others, api, jdbc);
        end = round.certificationCloses;
        clock.to(end.minusDays(9).atTime(MORNING));
        round.reported("6.1.A/8101", 1);
        round.reported("6.1.A/8102", 1);
        round.reported("6.5.A/8101", 1);
        round.decide("6.1.A/8101", "confirm", "{\"revision\": 1}").granted();
        round.decide("6.5.A/8101", "confirm", "{\"revision\": 1}").granted();
        round.decide("6.5.B/8102", "reject", "{\"reason\": \"ไม่มีเอกสาร\"}").granted();
        round.reported("6.5.A/8101", 2);
    }

    @AfterEach
    void the_clock_is_right_again() {
        clock.setRight();
    }

    @Test
    void the_list_by_bureau_and_variable_goes_to_psdg_and_the_executives_on_the_day_after() {
        clock.to(end.atTime(23, 59, 40));
        desk.run(null);
        assertThat(escalations().path("items")).isEmpty();
        assertThat(notices(TestTokens.executive())).isEmpty();

        clock.to(end.plusDays(1).atStartOfDay());
        desk.run(null);
        desk.run(null);
        JsonNode list = escalations();
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.at("/items/0/endedOn").asString()).isEqualTo(end.toString());
        assertThat(list.at("/items/0/bureaus")
                        .valueStream()
                        .map(EscalationsTest::line)
                        .toList())
                .containsExactly(
                        "BTL 4: 2 not reported, 2 awaiting, 1 changed; now 4",
                        "PSDG 4: 4 not reported, 0 awaiting, 0 changed; now 4");
        assertThat(list.at("/items/0/bureaus/0/variables")
                        .valueStream()
                        .map(EscalationsTest::line)
                        .toList())
                .containsExactly(
                        "6.1.A 1: 0 not reported, 1 awaiting, 0 changed; now 1",
                        "6.5.A 2: 1 not reported, 1 awaiting, 1 changed; now 2",
                        "6.5.B 1: 1 not reported, 0 awaiting, 0 changed; now 1");
        assertThat(list.at("/items/0/bureaus/0/nameTh").asString()).startsWith("สำนัก");
        assertThat(list.path("stillOpen")).isEmpty();
        assertThat(notices(TestTokens.executive())).containsExactly("UNDECIDED_AT_END 8 WARNING");
        assertThat(notices(TestTokens.psdg())).containsExactly("UNDECIDED_AT_END 8 WARNING");
        assertThat(notices(TestTokens.certifier("BTL"))).isEmpty();
        for (String role : List.of("PSDG", "EXECUTIVE")) {
            TestEvent event = kafka.await(
                    Notices.TOPIC,
                    one -> one.key().equals(role)
                            && one.data().path("round").asString().equals(round.code));
            EventContracts.assertObeys("notice", event.data());
            assertThat(event.data().at("/counts/items").asInt()).isEqualTo(8);
        }
    }

    @Test
    void what_is_extended_waits_for_its_own_end_and_is_escalated_then() {
        LocalDate later = end.plusDays(5);
        round.extend("CERTIFICATION", later, "PSDG", "8101", null);
        clock.to(end.plusDays(1).atTime(MORNING));
        desk.run(null);
        assertThat(escalations().at("/items/0/counts/items").asInt()).isEqualTo(6);
        assertThat(escalations().path("stillOpen").toString())
                .contains("\"bureau\":\"PSDG\"", "\"until\":\"" + later + "\"", "\"items\":2");
        round.decide("2.A/8101", "reject", "{\"reason\": \"ไม่มีเอกสาร\"}").granted();
        assertThat(escalations().at("/stillOpen/0/counts/items").asInt()).isEqualTo(1);

        clock.to(later.plusDays(1).atTime(MORNING));
        desk.run(null);
        JsonNode list = escalations();
        assertThat(list.path("items")
                        .valueStream()
                        .map(one -> one.path("endedOn").asString() + " "
                                + one.at("/counts/items").asInt())
                        .toList())
                .containsExactly(later + " 1", end + " 6");
        assertThat(list.path("stillOpen")).isEmpty();
        assertThat(notices(TestTokens.executive()))
                .containsExactly("UNDECIDED_AT_END 6 WARNING", "UNDECIDED_AT_END 1 WARNING");
    }

    @Test
    void what_is_opened_again_and_decided_leaves_the_list_of_now_and_its_notice() {
        clock.to(end.plusDays(1).atTime(MORNING));
        desk.run(null);
        round.extend("CERTIFICATION", end.plusDays(3), null, null, null);
        JsonNode list = escalations();
        assertThat(list.at("/items/0/counts/items").asInt()).isEqualTo(8);
        assertThat(list.at("/items/0/now/items").asInt()).isZero();
        assertThat(list.path("stillOpen")).hasSize(2);
        assertThat(notices(TestTokens.psdg()))
                .as("no longer ended: what psdg certifies itself is due again once it is told")
                .isEmpty();
    }

    @Test
    void a_window_that_ends_with_all_decided_escalates_nothing() {
        jdbc.sql("update item set assigned = false where round = :round and status <> 'CONFIRMED'")
                .param("round", round.code)
                .update();
        clock.to(end.plusDays(1).atTime(MORNING));
        desk.run(null);
        assertThat(escalations().path("items")).isEmpty();
    }

    @Test
    void an_end_on_which_nothing_ran_is_made_up_for_and_one_long_ago_is_not() {
        clock.to(end.plusDays(32).atTime(MORNING));
        desk.run(null);
        assertThat(escalations().path("items")).isEmpty();
        clock.to(end.plusDays(31).atTime(MORNING));
        desk.run(null);
        assertThat(escalations().path("items")).hasSize(1);
    }

    @Test
    void only_psdg_and_the_executives_see_it() {
        for (String token : List.of(
                TestTokens.reporter("8101"),
                TestTokens.certifier("BTL"),
                TestTokens.integrator(),
                TestTokens.nobody())) {
            api.get("/escalations?round=" + round.code, token).refused(403, "forbidden");
        }
        api.get("/escalations?round=nowhere", TestTokens.executive()).refused(404, "not-found");
        assertThat(api.get("/escalations?round=%00", TestTokens.executive()).brokenRules())
                .containsExactly("round:characters");
    }

    private JsonNode escalations() {
        return api.get("/escalations?round=" + round.code, TestTokens.executive())
                .granted();
    }

    private List<String> notices(String token) {
        return api.get("/notices?round=" + round.code, token)
                .granted()
                .path("items")
                .valueStream()
                .map(notice -> String.join(
                        " ",
                        notice.path("kind").asString(),
                        notice.at("/counts/items").asString(),
                        notice.path("severity").asString()))
                .toList();
    }

    private static String line(JsonNode line) {
        JsonNode counts = line.path("counts");
        return "%s %s: %s not reported, %s awaiting, %s changed; now %s"
                .formatted(
                        line.path("bureau").asString(line.path("variable").asString("")),
                        counts.path("items"),
                        counts.path("notReported"),
                        counts.path("awaiting"),
                        counts.path("changedSinceConfirmed"),
                        line.at("/now/items"));
    }
}
