package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rabrong.acceptance.Caller.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A certifier decides on 225 items with one request. */
class DecideManyTest {

    private static final int ROWS = 225;
    private static final String OFFICE = "9401";
    private static final String STALE = "1.1.A";
    private static final String UNREPORTED = "1.2.A";
    /** Of the last sub-indicator, which another bureau certifies. */
    private static final String ANOTHER_BUREAUS = "1.113.A";

    private final Caller btl = RunningPlatform.caller("btl");
    private final Caller office = RunningPlatform.caller("office-" + OFFICE);

    @Test
    void of_225_rows_three_are_refused_and_say_why_and_the_others_are_stored() {
        String round = aReportedRound();
        String request = confirmAll(round, MeasuredPlan.variables(ROWS + 1).subList(0, ROWS));

        Answer preview = btl.post("/api/v1/confirmations/batch?dryRun=true", request);
        assertResults(preview, "a preview");
        assertThat(byStatus(round))
                .as("a preview stores nothing")
                .isEqualTo(Map.of("AWAITING", 223, "NOT_REPORTED", 1));

        String key = UUID.randomUUID().toString();
        Answer stored = btl.write("POST", "/api/v1/confirmations/batch", request, key);
        assertResults(stored, "the decision");
        assertThat(btl.write("POST", "/api/v1/confirmations/batch", request, key)
                        .text())
                .as("the same request again")
                .isEqualTo(stored.text());
        assertThat(byStatus(round)).isEqualTo(Map.of("CONFIRMED", 222, "AWAITING", 1, "NOT_REPORTED", 1));
        Answer history = btl.get("/api/v1/confirmations/" + round + "/1.3.A/" + OFFICE + "/history");
        assertThat(history.body()
                        .path("items")
                        .valueStream()
                        .map(step -> step.path("step").asString()))
                .containsExactly("reported", "confirmed");
        Answer stale = btl.get("/api/v1/confirmations/" + round + "/" + STALE + "/" + OFFICE);
        assertThat(stale.at("/status")).isEqualTo("AWAITING");
        assertThat(stale.at("/value")).isEqualTo("99");
    }

    /** Everything but one variable is reported, and one of them twice. */
    private String aReportedRound() {
        PsdgAtWork psdg = new PsdgAtWork(RunningPlatform.caller("psdg"));
        String round = psdg.openRound(
                MeasuredPlan.publish(psdg, ROWS + 1, List.of(OFFICE), i -> i == (ROWS + 1) / 2 ? "BGA" : "BTL"), 6);
        psdg.createItems(round, null);
        await().untilAsserted(() -> assertThat(office.get("/api/v1/entries?round=" + round + "&office=" + OFFICE)
                        .body()
                        .path("items"))
                .hasSize(ROWS + 1));
        String rows = MeasuredPlan.variables(ROWS + 1).stream()
                .filter(variable -> !variable.equals(UNREPORTED))
                .map("{\"variable\": \"%s\", \"value\": \"7\", \"revision\": 0}"::formatted)
                .collect(Collectors.joining(", "));
        Answer reported = office.put(
                "/api/v1/entries",
                "{\"round\": \"%s\", \"office\": \"%s\", \"values\": [%s]}".formatted(round, OFFICE, rows));
        assertThat(reported.body().path("items").valueStream())
                .hasSize(ROWS)
                .allMatch(result -> result.path("status").asInt() == 200);
        Answer again = office.put(
                "/api/v1/entries/" + round + "/" + STALE + "/" + OFFICE, "{\"value\": \"99\", \"revision\": 1}");
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        await().untilAsserted(() -> {
            assertThat(byStatus(round)).isEqualTo(Map.of("AWAITING", 223, "NOT_REPORTED", 1));
            assertThat(btl.get("/api/v1/confirmations/" + round + "/" + STALE + "/" + OFFICE)
                            .at("/value"))
                    .isEqualTo("99");
        });
        return round;
    }

    /** Revision 1 of everything: what a certifier saw who has not looked again. */
    private static String confirmAll(String round, List<String> variables) {
        return "{\"round\": \"%s\", \"decision\": \"CONFIRM\", \"items\": [%s]}"
                .formatted(
                        round,
                        variables.stream()
                                .map(variable -> "{\"variable\": \"%s\", \"office\": \"%s\", \"revision\": %d}"
                                        .formatted(variable, OFFICE, variable.equals(UNREPORTED) ? 0 : 1))
                                .collect(Collectors.joining(", ")));
    }

    private static void assertResults(Answer answer, String what) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> results = answer.body().path("items").valueStream().toList();
        assertThat(results.stream().map(row -> row.path("variable").asString()))
                .as("%s has its results in the order sent", what)
                .isEqualTo(MeasuredPlan.variables(ROWS + 1).subList(0, ROWS));
        Map<String, JsonNode> refused = new TreeMap<>();
        for (JsonNode row : results) {
            if (row.path("status").asInt() == 200) {
                assertThat(row.at("/confirmation/status").asString()).isEqualTo("CONFIRMED");
                assertThat(row.at("/confirmation/confirmedRevision").asInt()).isEqualTo(1);
            } else {
                refused.put(row.path("variable").asString(), row);
            }
        }
        assertThat(refused).as(what).containsOnlyKeys(STALE, UNREPORTED, ANOTHER_BUREAUS);
        JsonNode stale = refused.getOrDefault(STALE, MissingNode.getInstance());
        assertRefused(stale, 409, "stale-revision");
        assertThat(stale.at("/problem/current/value").asString()).isEqualTo("99");
        assertRefused(refused.getOrDefault(UNREPORTED, MissingNode.getInstance()), 409, "illegal-move");
        assertRefused(refused.getOrDefault(ANOTHER_BUREAUS, MissingNode.getInstance()), 403, "forbidden");
    }

    private static void assertRefused(JsonNode row, int status, String type) {
        assertThat(row.path("status").asInt()).as(row.toString()).isEqualTo(status);
        assertThat(row.at("/problem/type").asString()).isEqualTo("urn:rabrong:problem:" + type);
        assertThat(row.at("/problem/detail").asString()).isNotBlank();
    }

    /** How many of the bureau's items stand where. */
    private Map<String, Integer> byStatus(String round) {
        return btl.get("/api/v1/confirmations?round=" + round + "&office=" + OFFICE + "&limit=1000")
                .body()
                .path("items")
                .valueStream()
                .collect(Collectors.toMap(item -> item.path("status").asString(), _ -> 1, Integer::sum));
    }
}
