package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.MovedClock;
import org.rabrong.confirmation.OtherServices;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** When the certification ends, decisions freeze: to the second, at midnight in Bangkok, whatever the decision is. */
@ConfirmationTest
class FreezingTest {

    /** Shortly before midnight in Bangkok, which is the afternoon in UTC. */
    private static final LocalTime AT_THE_LAST_MINUTE = LocalTime.of(23, 59, 40);

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    MovedClock clock;

    private String round = "";
    private LocalDate lastDay = LocalDate.EPOCH;

    @BeforeEach
    void a_round_whose_last_day_is_today() {
        round = others.aRound(-30, 0, List.of("8101", "8102", "M29"));
        lastDay = LocalDate.now(clock);
        others.reported(round + "/2.A/8101", 1, "4");
        others.reported(round + "/2.A/8102", 1, "4");
        others.reported(round + "/2.A/M29", 1, "4");
        api.decide(round + "/2.A/M29", "confirm", "{\"revision\": 1}").granted();
    }

    @AfterEach
    void the_clock_is_right_again() {
        clock.setRight();
    }

    @Test
    void no_decision_slips_through_from_midnight_on() {
        clock.to(lastDay.plusDays(1).atStartOfDay());
        decisions().forEach((item, decision) -> {
            JsonNode problem = api.decide(round + "/" + item, decision.getFirst(), decision.getLast())
                    .refused(409, "certification-closed");
            assertThat(problem.path("closes").asString()).isEqualTo(lastDay.toString());
            assertThat(api.item(round + "/" + item).path("actions")).isEmpty();
        });
        assertThat(api.item(round + "/2.A/M29").path("status").asString()).isEqualTo("CONFIRMED");
    }

    @Test
    void the_last_day_is_whole() {
        clock.to(lastDay.atTime(AT_THE_LAST_MINUTE));
        decisions().forEach((item, decision) -> {
            assertThat(api.item(round + "/" + item).path("actions")).isNotEmpty();
            api.decide(round + "/" + item, decision.getFirst(), decision.getLast())
                    .granted();
        });
    }

    @Test
    void an_extension_ends_at_midnight_too_and_only_what_it_names_was_open() {
        others.extend(round, UUID.randomUUID(), 1, null, "8101", null);
        await().until(() -> api.item(round + "/2.A/8101")
                .path("closes")
                .asString("")
                .equals(lastDay.plusDays(1).toString()));
        clock.to(lastDay.plusDays(1).atTime(AT_THE_LAST_MINUTE));
        api.decide(round + "/2.A/8101", "confirm", "{\"revision\": 1}").granted();
        api.decide(round + "/2.A/8102", "confirm", "{\"revision\": 1}").refused(409, "certification-closed");
        clock.to(lastDay.plusDays(2).atStartOfDay());
        api.decide(round + "/2.A/8101", "withdraw", "{}").refused(409, "certification-closed");
        assertThat(api.item(round + "/2.A/8101").path("status").asString()).isEqualTo("CONFIRMED");
    }

    /** A decision that its item's status allows, each on an item of its own. */
    private Map<String, List<String>> decisions() {
        return Map.of(
                "2.A/8101", List.of("confirm", "{\"revision\": 1}"),
                "2.A/8102", List.of("reject", "{\"reason\": \"ผิดปี\"}"),
                "2.A/M29", List.of("withdraw", "{}"),
                "6.1.A/8101", List.of("reopen", "{\"until\": \"" + lastDay.plusDays(3) + "\"}"),
                "6.5.A/8101", List.of("audit", "{\"score\": \"4.5\", \"reason\": \"ตรวจแล้ว\"}"));
    }
}
