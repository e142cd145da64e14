package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** psdg extends a certification window that has closed: for all, a bureau, an office or an item. */
@ConfirmationTest
class ExtensionsTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    Clock clock;

    String round = "";

    @BeforeEach
    void a_round_whose_certification_closed_yesterday() {
        round = others.aRound(-30, -1, List.of("8101", "8102"));
    }

    @Test
    void for_all() {
        others.extend(round, UUID.randomUUID(), 3, null, null, null);
        awaitOpen("2.A/8101", "2.A/8102", "6.1.A/8101", "6.1.A/8102", "6.5.A/8101", "6.5.A/8102");
    }

    @Test
    void for_a_bureau() {
        others.extend(round, UUID.randomUUID(), 3, "PSDG", null, null);
        awaitOpen("2.A/8101", "2.A/8102");
    }

    @Test
    void for_an_office() {
        others.extend(round, UUID.randomUUID(), 3, null, "8102", null);
        awaitOpen("2.A/8102", "6.1.A/8102", "6.5.A/8102");
    }

    @Test
    void for_an_item() {
        others.extend(round, UUID.randomUUID(), 3, null, "8101", "6.1.A");
        awaitOpen("6.1.A/8101");
    }

    @Test
    void for_a_bureau_at_an_office_only_where_both_match() {
        others.extend(round, UUID.randomUUID(), 3, "BTL", "8101", null);
        awaitOpen("6.1.A/8101", "6.5.A/8101");
    }

    @Test
    void one_that_is_revoked_ends_and_one_that_is_told_again_replaces_itself() {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        others.extend(round, one, 3, null, "8101", "6.1.A");
        others.extend(round, other, 3, null, "8102", "6.1.A");
        awaitOpen("6.1.A/8101", "6.1.A/8102");
        others.extend(round, other, "CERTIFICATION", 3, null, "8102", "6.1.A", true);
        others.extend(round, one, 3, null, "8101", "2.A");
        awaitOpen("2.A/8101");
        api.decide(round + "/6.1.A/8101", "reject", "{\"reason\": \"x\"}").refused(409, "certification-closed");
        api.decide(round + "/2.A/8101", "reject", "{\"reason\": \"x\"}").granted();
    }

    @Test
    void it_lasts_through_its_last_day_and_the_refusal_names_the_effective_one() {
        others.extend(round, UUID.randomUUID(), 0, null, "8101", null);
        others.extend(round, UUID.randomUUID(), -5, null, "8101", null);
        awaitOpen("2.A/8101", "6.1.A/8101", "6.5.A/8101");
        UUID past = UUID.randomUUID();
        others.schedule(round, round.replace("-6m", ""), -30, -20);
        others.extend(round, past, -10, null, "8102", null);
        await().untilAsserted(() -> {
            JsonNode problem = api.decide(round + "/6.1.A/8102", "reject", "{\"reason\": \"x\"}")
                    .refused(409, "certification-closed");
            assertThat(problem.path("closes").asString())
                    .isEqualTo(LocalDate.now(clock).minusDays(10).toString());
        });
    }

    @Test
    void an_extension_of_the_reporting_does_not_lengthen_the_certification() {
        others.extend(round, UUID.randomUUID(), "REPORTING", 3, null, null, null, false);
        others.extend(round, UUID.randomUUID(), 3, null, "8101", "2.A");
        awaitOpen("2.A/8101");
    }

    @Test
    void each_item_tells_its_own_last_day() {
        others.extend(round, UUID.randomUUID(), 3, "PSDG", null, null);
        others.extend(round, UUID.randomUUID(), 7, null, "8102", "2.A");
        LocalDate today = LocalDate.now(clock);
        await().untilAsserted(() -> {
            assertThat(closes("2.A/8101")).isEqualTo(today.plusDays(3).toString());
            assertThat(closes("2.A/8102")).isEqualTo(today.plusDays(7).toString());
            assertThat(closes("6.1.A/8102")).isEqualTo(today.minusDays(1).toString());
        });
    }

    private String closes(String item) {
        return api.item(round + "/" + item).path("closes").asString("");
    }

    /** Waits until just those offer decisions, each alone and in both worklists. */
    private void awaitOpen(String... items) {
        await().untilAsserted(() -> {
            Set<String> open = new TreeSet<>();
            for (String variable : List.of("2.A", "6.1.A", "6.5.A")) {
                String certifier = TestTokens.certifier(OtherServices.bureauOf(variable));
                for (JsonNode row : api.get("?round=" + round + "&variable=" + variable, certifier)
                        .granted()
                        .path("items")) {
                    if (!row.path("actions").isEmpty()) {
                        open.add(variable + "/" + row.path("office").asString());
                    }
                    assertThat(api.item(round + "/" + variable + "/"
                                    + row.path("office").asString()))
                            .isEqualTo(row);
                }
            }
            assertThat(open).containsExactlyInAnyOrder(items);
        });
    }
}
