package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.rabrong.acceptance.Caller.Answer;
import org.rabrong.localstack.LocalStack.AnotherService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * While offices report and a bureau decides, every process that holds or carries data is killed with SIGKILL, one after the other.
 * Afterwards every acknowledged command is there, each effect once, and the scores equal a recomputation from scratch.
 */
class KillNineTest {

    private static final String ROUND = "krs-2559-6m";
    private static final List<String> VARIABLES = List.of("3.1.A", "3.1.B");
    /** Killed one after the other; the last four, of which the people need only the gateway, in the same moment. */
    private static final List<List<String>> VICTIMS = List.of(
            List.of("submission-service"),
            List.of("confirmation-service"),
            List.of("scoring-service"),
            List.of("kafka"),
            List.of("postgres"),
            List.of("indicator-service", "document-service", "identity-config", "gateway"));

    @Test
    void what_was_acknowledged_is_there_once_and_scores_equal_a_recomputation() throws Exception {
        List<List<String>> teams =
                List.of(List.of("1101", "1102", "1201", "1202"), List.of("1301", "1302", "1401", "1402"));
        List<String> offices = teams.stream().flatMap(List::stream).toList();
        AcknowledgedCommands acknowledged = new AcknowledgedCommands();
        // Started here, not by whoever of the people comes first: the others would hold the processors that it starts
        // on while they wait for it
        RunningPlatform.caller("psdg");
        AtomicBoolean more = new AtomicBoolean(true);

        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> work = new ArrayList<>();
            for (List<String> team : teams) {
                work.add(people.submit(() -> new OfficesThatReport(ROUND, team, VARIABLES, acknowledged).until(more)));
            }
            work.add(people.submit(
                    () -> new BureauThatDecides(ROUND, "bfa", VARIABLES, offices, acknowledged).until(more)));
            try {
                for (List<String> victims : VICTIMS) {
                    long before = acknowledged.total();
                    await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.total() >= before + 30);
                    victims.forEach(RunningPlatform::kill);
                    RunningPlatform.awaitReady();
                }
            } finally {
                more.set(false);
            }
            for (Future<?> person : work) {
                person.get();
            }
        }

        for (String office : offices) {
            for (String variable : VARIABLES) {
                assertEveryAcknowledgedCommandIsThereOnce(acknowledged, variable, office);
            }
        }
        assertScoresEqualARecomputationFromScratch();
    }

    private static void assertEveryAcknowledgedCommandIsThereOnce(
            AcknowledgedCommands acknowledged, String variable, String office) {
        String item = ROUND + "/" + variable + "/" + office;
        JsonNode entry = RunningPlatform.caller("office-" + office)
                .get("/api/v1/entries/" + item)
                .body();
        assertThat(entry.path("revision").asInt()).as(item).isEqualTo(acknowledged.reports(item));
        assertThat(entry.path("value").asString()).as(item).isEqualTo(acknowledged.lastValue(item));
        assertTheStepsOfTheValueAreAllThere(item, acknowledged.reports(item));

        Caller bureau = RunningPlatform.caller("bfa");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Answer confirmation = bureau.get("/api/v1/confirmations/" + item);
            assertThat(confirmation.body().path("revision").asInt()).as(item).isEqualTo(acknowledged.reports(item));
            assertThat(confirmation.at("/value")).as(item).isEqualTo(acknowledged.lastValue(item));
        });

        List<JsonNode> history = bureau.get("/api/v1/confirmations/" + item + "/history?limit=1000")
                .body()
                .path("items")
                .valueStream()
                .toList();
        assertThat(history.stream().map(step -> step.path("sequence").asInt()).sorted())
                .as("the history of %s has no gap and no repeat", item)
                .isEqualTo(java.util.stream.IntStream.rangeClosed(1, history.size())
                        .boxed()
                        .toList());
        List<String> steps =
                history.stream().map(step -> step.path("step").asString()).toList();
        assertThat(steps.stream().filter(step -> step.equals("reported") || step.equals("changed-since-confirmed")))
                .as("reports of %s", item)
                .hasSize(acknowledged.reports(item));
        for (String decision : List.of("confirmed", "rejected", "withdrawn")) {
            assertThat(steps.stream().filter(decision::equals))
                    .as("%s of %s", decision, item)
                    .hasSize(acknowledged.decisions(item, decision));
        }
    }

    /** Each step once, and each begins with what the one before left. */
    private static void assertTheStepsOfTheValueAreAllThere(String item, int reports) {
        List<JsonNode> steps = RunningPlatform.caller("office-" + item.substring(item.lastIndexOf('/') + 1))
                .get("/api/v1/entries/" + item + "/history?limit=1000")
                .body()
                .path("items")
                .valueStream()
                .toList()
                .reversed();
        assertThat(steps).as("reports of %s", item).hasSize(reports);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).path("revision").asInt()).as(item).isEqualTo(i + 1);
            assertThat(steps.get(i).path("previousValue"))
                    .as(item)
                    .isEqualTo(
                            i == 0
                                    ? JsonNodeFactory.instance.nullNode()
                                    : steps.get(i - 1).path("value"));
        }
    }

    private static void assertScoresEqualARecomputationFromScratch() throws Exception {
        JsonNode incremental = RunningPlatform.caller("psdg")
                .get("/api/v1/scores?round=" + ROUND + "&limit=1000")
                .body()
                .path("items");
        assertThat(incremental.size()).isEqualTo(225);
        try (AnotherService fromScratch = RunningPlatform.scoringServiceFromScratch()) {
            Caller psdg = Caller.signedIn(RunningPlatform.url(), "psdg");
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(psdg.at(URI.create(fromScratch.url()))
                                    .get("/api/v1/scores?round=" + ROUND + "&limit=1000")
                                    .body()
                                    .path("items"))
                            .isEqualTo(incremental));
        }
    }
}
