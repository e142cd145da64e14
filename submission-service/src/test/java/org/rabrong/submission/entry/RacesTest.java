package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Many people of an office send overlapping batches and single values in any order, while the items are told anew. */
@SubmissionTest
class RacesTest {

    private static final int PEOPLE = 10;
    private static final int ATTEMPTS = 6;
    private static final int VARIABLES = 20;

    @Autowired
    Stage stage;

    @Autowired
    TestKafka kafka;

    @Test
    void everything_that_was_answered_as_stored_is_stored_once_and_nobody_waits_for_ever()
            throws InterruptedException, ExecutionException {
        stage.publishPlan("krs-3003", VARIABLES, 50);
        String round = stage.roundOf("krs-3003", 6, VARIABLES, List.of("8101"));
        CyclicBarrier start = new CyclicBarrier(PEOPLE + 1);
        Map<String, Integer> stored = new HashMap<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<String, Integer>>> all = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                all.add(people.submit(work(person, round, start)));
            }
            Future<?> events = people.submit(() -> {
                start.await();
                for (int i = 0; i < 3 * VARIABLES; i++) {
                    stage.createItems(
                            round, VARIABLES + 2 + i, "2.V" + (VARIABLES - i % VARIABLES), List.of("9101", "8101"));
                }
                return null;
            });
            for (Future<Map<String, Integer>> one : all) {
                one.get().forEach((variable, count) -> stored.merge(variable, count, Integer::sum));
            }
            events.get();
        }
        assertThat(stored.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(VARIABLES);
        JsonNode sheet = sheet(round);
        assertThat(sheet.path("items")).hasSize(VARIABLES).allSatisfy(item -> {
            String variable = item.path("variable").asString();
            int count = stored.getOrDefault(variable, 0);
            assertThat(item.path("revision").asInt()).as(variable).isEqualTo(count);
            assertThat(stage.number("select count(*) from entry_step where round = '%s' and variable = '%s'"
                            .formatted(round, variable)))
                    .isEqualTo(count);
        });
        assertHistoryIsAChain(round);
        stored.forEach((variable, count) -> kafka.await(
                EntryEvent.TOPIC,
                event -> event.key().equals(round + "/" + variable + "/8101") && event.sequence() == count));
        assertThat(kafka.received(EntryEvent.TOPIC).stream()
                        .filter(event -> event.key().equals(round + "/2.V1/8101"))
                        .map(TestEvent::sequence))
                .isEqualTo(IntStream.rangeClosed(1, stored.getOrDefault("2.V1", 0))
                        .mapToObj(Long::valueOf)
                        .toList());
    }

    private Callable<Map<String, Integer>> work(int person, String round, CyclicBarrier start) {
        return () -> {
            Random random = new Random(person);
            String token = TestTokens.of("office-8101-" + person, "คนที่ " + person, "/reporter/8101");
            Map<String, Integer> stored = new HashMap<>();
            start.await();
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                List<JsonNode> items = new ArrayList<>();
                sheet(round).path("items").forEach(items::add);
                Collections.shuffle(items, random);
                List<JsonNode> some = items.subList(0, person % 3 == 0 ? 1 : 1 + random.nextInt(VARIABLES));
                String value = Integer.toString(person * 1000 + attempt);
                if (some.size() == 1) {
                    String variable = some.getFirst().path("variable").asString();
                    JsonNode answer = Stage.json(stage.put(
                            round + "/" + variable + "/8101",
                            token,
                            "{\"value\": %s, \"revision\": %s}"
                                    .formatted(value, some.getFirst().path("revision"))));
                    count(
                            variable,
                            answer.has("editable") ? 200 : answer.path("status").asInt(),
                            answer,
                            stored);
                } else {
                    String rows = String.join(
                            ",",
                            some.stream()
                                    .map(item -> Stage.row(
                                            item.path("variable").asString(),
                                            value,
                                            item.path("revision").asLong()))
                                    .toList());
                    Stage.json(stage.putMany(round, "8101", token, rows)
                                    .expectStatus()
                                    .isOk())
                            .path("items")
                            .forEach(result -> count(
                                    result.path("variable").asString(),
                                    result.path("status").asInt(),
                                    result.path("problem"),
                                    stored));
                }
            }
            return stored;
        };
    }

    private static void count(String variable, int status, JsonNode problem, Map<String, Integer> stored) {
        if (status == 200) {
            stored.merge(variable, 1, Integer::sum);
        } else {
            assertThat(problem.path("type").asString()).isEqualTo("urn:rabrong:problem:stale-revision");
        }
    }

    /** Each step begins where the one before ended. */
    private void assertHistoryIsAChain(String round) {
        assertThat(stage.number("""
                        select count(*) from (
                          select previous_value, lag(value) over (partition by variable order by sequence) as before
                          from entry_step where round = '%s') s
                        where previous_value is distinct from before""".formatted(round))).isZero();
    }

    private JsonNode sheet(String round) {
        return Stage.json(stage.get("?round=" + round + "&office=8101", TestTokens.reporter("8101"))
                .expectStatus()
                .isOk());
    }
}
