package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rabrong.acceptance.Caller.Answer;
import tools.jackson.databind.JsonNode;

/** A round of twelve months that follows one of six (manual, การรับรองข้อมูลต่อเนื่อง), though the service that creates it is killed half-way. */
class CarryForwardTest {

    private static final String SIX = "krs-2559-6m";
    private static final String TWELVE = "krs-2559-12m";
    /** Marked รับรองต่อเนื่อง in the plan, certified by BET. */
    private static final String CARRIED = "1.2.1.A";

    private final Caller psdg = RunningPlatform.caller("psdg");
    private final PsdgAtWork work = new PsdgAtWork(psdg);
    private final Caller bet = RunningPlatform.caller("bet");

    @Test
    void the_marked_variables_come_with_their_decisions_and_all_others_start_anew() {
        report("1101", "55.25");
        report("1102", "61.5");
        report("1201", "48");
        decide("1101", "confirm", "{\"revision\": 1}");
        decide("1102", "reject", "{\"reason\": \"ไม่ตรงกับประกาศผลสอบ\"}");
        report("1101", "1.3.A", "12");

        work.openRound("krs-2559", 12);
        work.startCreatingItems(TWELVE, SIX);
        RunningPlatform.kill("indicator-service");
        RunningPlatform.kill("confirmation-service");
        RunningPlatform.awaitReady();
        JsonNode job = work.awaitItems(TWELVE);

        int wanted = itemsOf(SIX);
        assertThat(job.path("items").asInt()).isEqualTo(wanted);
        assertThat(itemsOf(TWELVE)).isEqualTo(wanted);
        assertCarried("1101", "CONFIRMED", "55.25");
        assertCarried("1102", "REJECTED", "61.5");
        assertCarried("1201", "AWAITING", "48");
        assertNothingElseCarried();

        JsonNode again = work.createItems(TWELVE, SIX);
        assertThat(again.path("items").asInt()).as("created the second time").isZero();
        assertThat(itemsOf(TWELVE)).isEqualTo(wanted);
        assertCarried("1101", "CONFIRMED", "55.25");
        assertThat(bet.get("/api/v1/confirmations/" + TWELVE + "/" + CARRIED + "/1101/history")
                        .body()
                        .path("items"))
                .hasSize(1);
        assertTheOfficeNeedNotReportItAgain();
    }

    private int itemsOf(String round) {
        return psdg.get("/api/v1/rounds/" + round).body().path("items").asInt();
    }

    private static void report(String office, String value) {
        report(office, CARRIED, value);
    }

    private static void report(String office, String variable, String value) {
        Answer answer = RunningPlatform.caller("office-" + office)
                .put(
                        "/api/v1/entries/" + SIX + "/" + variable + "/" + office,
                        "{\"value\": \"%s\", \"revision\": 0}".formatted(value));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void decide(String office, String command, String body) {
        String item = "/api/v1/confirmations/" + SIX + "/" + CARRIED + "/" + office;
        await().until(() -> bet.get(item).body().path("revision").asInt() == 1);
        Answer answer = bet.post(item + "/" + command, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void assertCarried(String office, String status, String value) {
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Answer item = bet.get("/api/v1/confirmations/" + TWELVE + "/" + CARRIED + "/" + office);
            assertThat(item.at("/status")).isEqualTo(status);
            assertThat(item.at("/value")).isEqualTo(value);
            assertThat(item.at("/carriedFrom")).isEqualTo(SIX);
        });
    }

    /** Three items were reported for a marked variable, and those three are all that the new round has beside what is unreported. */
    private void assertNothingElseCarried() {
        Set<String> offices = new HashSet<>(List.of("1101", "1102", "1201"));
        for (JsonNode item : bet.get("/api/v1/confirmations?round=" + TWELVE + "&variable=" + CARRIED + "&limit=1000")
                .body()
                .path("items")) {
            if (!offices.remove(item.path("office").asString())) {
                assertThat(item.path("status").asString()).isEqualTo("NOT_REPORTED");
            }
        }
        assertThat(offices).isEmpty();
        Answer unmarked = RunningPlatform.caller("office-1101").get("/api/v1/entries/" + TWELVE + "/1.3.A/1101");
        assertThat(unmarked.at("/status")).isEqualTo("NOT_REPORTED");
        assertThat(unmarked.body().path("value").isNull()).isTrue();
    }

    private static void assertTheOfficeNeedNotReportItAgain() {
        Caller office = RunningPlatform.caller("office-1101");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(office.get("/api/v1/entries/" + TWELVE + "/" + CARRIED + "/1101")
                                .at("/value"))
                        .isEqualTo("55.25"));
        Answer refused = office.put(
                "/api/v1/entries/" + TWELVE + "/" + CARRIED + "/1101", "{\"value\": \"60\", \"revision\": 0}");
        assertThat(refused.status()).isEqualTo(409);
    }
}
