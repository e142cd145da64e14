package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rabrong.acceptance.Caller.Answer;
import tools.jackson.databind.JsonNode;

/**
 * 1,000 times an office reports a new value while the certifier confirms the one that was there (spec §3). Whoever comes first: nothing is
 * confirmed that the certifier did not name, and nothing is lost that the office was told is stored.
 */
class CertifyWhileEditTest {

    private static final List<String> OFFICES =
            List.of("9501", "9502", "9503", "9601", "9602", "9603", "M01", "M02", "M03", "M04");
    private static final List<String> VARIABLES = MeasuredPlan.variables(100);
    /** How much earlier one of the two may be; the news of one travels to the other's service in less. */
    private static final Duration LEAD = Duration.ofMillis(300);
    /** Variables at a time, each of them at all offices. */
    private static final int AT_ONCE = 3;

    private static final String OLD = "10";
    private static final String NEW = "20";

    private final Caller btl = RunningPlatform.caller("btl");
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Map<Item, Boolean> confirmed = new ConcurrentHashMap<>();
    private final Map<Item, Boolean> reported = new ConcurrentHashMap<>();
    private String round = "";

    private record Item(String variable, String office) {}

    @Test
    void nothing_is_confirmed_that_was_not_seen_and_no_acknowledged_report_is_lost() throws Exception {
        round = aRoundWithFirstValues();

        race();

        assertThat(confirmed).hasSize(OFFICES.size() * VARIABLES.size());
        assertThat(reported).hasSize(OFFICES.size() * VARIABLES.size());
        Map<Item, JsonNode> atTheBureau = whenBothServicesAgree();
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        for (Map.Entry<Item, JsonNode> entry : atTheBureau.entrySet()) {
            outcomes.merge(assertRight(entry.getKey(), entry.getValue()), 1, Integer::sum);
        }
        assertHistoriesTellTheSame(atTheBureau);
        System.out.println("Certify while edit: " + outcomes);
        assertThat(outcomes)
                .as("all orders happened")
                .containsKeys(
                        "confirmed, report refused",
                        "report first, confirmation refused",
                        "both: changed since confirmed");
    }

    private String aRoundWithFirstValues() {
        PsdgAtWork psdg = new PsdgAtWork(RunningPlatform.caller("psdg"));
        String made = MeasuredPlan.openRound(psdg, VARIABLES.size(), OFFICES);
        psdg.createItems(made, null);
        String rows = VARIABLES.stream()
                .map(variable -> "{\"variable\": \"%s\", \"value\": \"%s\", \"revision\": 0}".formatted(variable, OLD))
                .collect(Collectors.joining(", "));
        for (String office : OFFICES) {
            Caller reporter = RunningPlatform.caller("office-" + office);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> reporter.get("/api/v1/entries?round=" + made + "&office=" + office)
                                    .body()
                                    .path("items")
                                    .size()
                            == VARIABLES.size());
            Answer answer = reporter.put(
                    "/api/v1/entries",
                    "{\"round\": \"%s\", \"office\": \"%s\", \"values\": [%s]}".formatted(made, office, rows));
            assertThat(answer.body().path("items").valueStream())
                    .hasSize(VARIABLES.size())
                    .allMatch(result -> result.path("status").asInt() == 200);
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (String office : OFFICES) {
                assertThat(worklist(made, office))
                        .hasSize(VARIABLES.size())
                        .allSatisfy(item ->
                                assertThat(item.path("revision").asInt()).isEqualTo(1));
            }
        });
        return made;
    }

    /** Each variable at all offices at the same time: decided on one by one, or all in one request. */
    private void race() throws Exception {
        Semaphore places = new Semaphore(AT_ONCE);
        try (ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> variables = new ArrayList<>();
            for (String variable : VARIABLES) {
                boolean together = random.nextBoolean();
                variables.add(everybody.submit(() -> {
                    places.acquire();
                    try {
                        raceFor(variable, together, everybody);
                    } finally {
                        places.release();
                    }
                    return null;
                }));
            }
            for (Future<?> variable : variables) {
                variable.get();
            }
        }
    }

    private void raceFor(String variable, boolean together, ExecutorService everybody) throws Exception {
        List<Future<?>> people = new ArrayList<>();
        long certifierWaits = random.nextLong(LEAD.toNanos());
        if (together) {
            people.add(everybody.submit(() -> {
                LockSupport.parkNanos(certifierWaits);
                confirmTogether(variable);
            }));
        }
        for (String office : OFFICES) {
            Item item = new Item(variable, office);
            long officeWaits = random.nextLong(LEAD.toNanos());
            people.add(everybody.submit(() -> {
                LockSupport.parkNanos(officeWaits);
                report(item);
            }));
            if (!together) {
                long waits = random.nextLong(LEAD.toNanos());
                people.add(everybody.submit(() -> {
                    LockSupport.parkNanos(waits);
                    confirm(item);
                }));
            }
        }
        for (Future<?> person : people) {
            person.get();
        }
    }

    private void report(Item item) {
        Answer answer = RunningPlatform.caller("office-" + item.office())
                .put("/api/v1/entries/" + id(item), "{\"value\": \"%s\", \"revision\": 1}".formatted(NEW));
        assertThat(answer.status()).as(answer.text()).isIn(200, 409);
        if (answer.status() == 409) {
            assertThat(answer.at("/type")).endsWith("item-confirmed");
        }
        reported.put(item, answer.status() == 200);
    }

    private void confirm(Item item) {
        Answer answer = btl.post("/api/v1/confirmations/" + id(item) + "/confirm", "{\"revision\": 1}");
        take(item, answer.status(), answer.body(), answer.body());
    }

    private void confirmTogether(String variable) {
        String rows = OFFICES.stream()
                .map(office ->
                        "{\"variable\": \"%s\", \"office\": \"%s\", \"revision\": 1}".formatted(variable, office))
                .collect(Collectors.joining(", "));
        Answer answer = btl.post(
                "/api/v1/confirmations/batch",
                "{\"round\": \"%s\", \"decision\": \"CONFIRM\", \"items\": [%s]}".formatted(round, rows));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        answer.body()
                .path("items")
                .forEach(row -> take(
                        new Item(variable, row.path("office").asString()),
                        row.path("status").asInt(),
                        row.path("confirmation"),
                        row.path("problem")));
    }

    /** An acknowledged confirmation shows what was confirmed; a refused one tells the value that is there now. */
    private void take(Item item, int status, JsonNode confirmation, JsonNode problem) {
        assertThat(status).as("%s %s", item, problem).isIn(200, 409);
        if (status == 200) {
            assertThat(confirmation.path("confirmedRevision").asInt()).isEqualTo(1);
            assertThat(confirmation.path("confirmedValue").asString()).isEqualTo(OLD);
            assertThat(confirmation.path("value").asString()).isEqualTo(OLD);
        } else {
            assertThat(problem.path("type").asString()).endsWith("stale-revision");
            assertThat(problem.at("/current/value").asString()).isEqualTo(NEW);
        }
        confirmed.put(item, status == 200);
    }

    /** Every acknowledged report has arrived at the bureau, and every decision at the office. */
    private Map<Item, JsonNode> whenBothServicesAgree() {
        Map<Item, JsonNode> atTheBureau = new ConcurrentHashMap<>();
        for (String office : OFFICES) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Map<String, String> bureau = states(worklist(round, office));
                assertThat(bureau)
                        .isEqualTo(states(RunningPlatform.caller("office-" + office)
                                .get("/api/v1/entries?round=" + round + "&office=" + office)
                                .body()
                                .path("items")
                                .valueStream()
                                .toList()));
                assertThat(bureau)
                        .allSatisfy((variable, state) -> assertThat(state.contains(" revision 2 "))
                                .isEqualTo(is(reported, new Item(variable, office))));
            });
            worklist(round, office)
                    .forEach(item ->
                            atTheBureau.put(new Item(item.path("variable").asString(), office), item));
        }
        return atTheBureau;
    }

    private String assertRight(Item item, JsonNode atTheBureau) {
        boolean wasConfirmed = is(confirmed, item);
        boolean wasReported = is(reported, item);
        assertThat(wasConfirmed || wasReported)
                .as("%s: one of the two came first", item)
                .isTrue();
        assertThat(atTheBureau.path("status").asString())
                .as(atTheBureau.toString())
                .isEqualTo(wasReported ? "AWAITING" : "CONFIRMED");
        assertThat(atTheBureau.path("value").asString())
                .as(atTheBureau.toString())
                .isEqualTo(wasReported ? NEW : OLD);
        assertThat(atTheBureau.path("changedSinceConfirmed").asBoolean())
                .as(atTheBureau.toString())
                .isEqualTo(wasConfirmed && wasReported);
        if (wasConfirmed) {
            assertThat(atTheBureau.path("confirmedValue").asString())
                    .as(atTheBureau.toString())
                    .isEqualTo(OLD);
            assertThat(atTheBureau.path("confirmedRevision").asInt())
                    .as(atTheBureau.toString())
                    .isEqualTo(1);
        }
        return !wasConfirmed
                ? "report first, confirmation refused"
                : wasReported ? "both: changed since confirmed" : "confirmed, report refused";
    }

    private void assertHistoriesTellTheSame(Map<Item, JsonNode> atTheBureau) throws Exception {
        Semaphore places = new Semaphore(8);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> read = new ArrayList<>();
            for (Item item : atTheBureau.keySet()) {
                read.add(readers.submit(() -> {
                    places.acquire();
                    try {
                        assertHistory(item);
                    } finally {
                        places.release();
                    }
                    return null;
                }));
            }
            for (Future<?> one : read) {
                one.get();
            }
        }
    }

    private void assertHistory(Item item) {
        List<String> steps = btl.get("/api/v1/confirmations/" + id(item) + "/history")
                .body()
                .path("items")
                .valueStream()
                .map(step -> "%s %s %s"
                        .formatted(
                                step.path("step").asString(),
                                step.path("revision").asInt(),
                                step.path("value").asString()))
                .toList();
        List<String> expected = new ArrayList<>(List.of("reported 1 " + OLD));
        if (is(confirmed, item)) {
            expected.add("confirmed 1 " + OLD);
        }
        if (is(reported, item)) {
            expected.add((is(confirmed, item) ? "changed-since-confirmed 2 " : "reported 2 ") + NEW);
        }
        assertThat(steps).as(id(item)).isEqualTo(expected);
    }

    private List<JsonNode> worklist(String ofRound, String office) {
        return btl.get("/api/v1/confirmations?round=" + ofRound + "&office=" + office + "&limit=1000")
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private static Map<String, String> states(List<JsonNode> items) {
        return items.stream()
                .collect(Collectors.toMap(
                        item -> item.path("variable").asString(),
                        item -> "%s revision %d value %s"
                                .formatted(
                                        item.path("status").asString(),
                                        item.path("revision").asInt(),
                                        item.path("value").asString())));
    }

    private static boolean is(Map<Item, Boolean> told, Item item) {
        return Objects.requireNonNull(told.get(item), () -> "nobody asked for " + item);
    }

    private String id(Item item) {
        return round + "/" + item.variable() + "/" + item.office();
    }
}
