package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** Several people of an office type into the same cell at the same moment. */
@SubmissionTest
class TwoPeopleTest {

    private static final int PEOPLE = 6;

    @Autowired
    Stage stage;

    @Autowired
    TestKafka kafka;

    @Test
    void of_several_who_saw_the_same_revision_one_wins_and_the_others_see_what_is_there_now()
            throws InterruptedException, ExecutionException {
        String round = stage.openRound();
        for (int revision = 0; revision < 5; revision++) {
            List<JsonNode> answers = together(round, revision);
            List<JsonNode> winners =
                    answers.stream().filter(answer -> answer.has("editable")).toList();
            assertThat(winners).hasSize(1);
            JsonNode won = winners.getFirst();
            assertThat(won.path("revision").asLong()).isEqualTo(revision + 1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.has("editable"))
                    .hasSize(PEOPLE - 1)
                    .allSatisfy(lost -> {
                        assertThat(lost.path("type").asString()).isEqualTo("urn:rabrong:problem:stale-revision");
                        assertThat(lost.at("/current/value")).isEqualTo(won.path("value"));
                        assertThat(lost.at("/current/revision").asLong())
                                .isEqualTo(won.path("revision").asLong());
                        assertThat(lost.at("/current/by").asString()).startsWith("คนที่");
                    });
        }
        kafka.await(EntryEvent.TOPIC, event -> event.key().equals(round + "/2.A/8101") && event.sequence() == 5);
        assertThat(kafka.received(EntryEvent.TOPIC).stream()
                        .filter(event -> event.key().startsWith(round + "/"))
                        .map(TestEvent::sequence))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private List<JsonNode> together(String round, int revision) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(PEOPLE);
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<JsonNode>> reports = IntStream.range(0, PEOPLE)
                    .<Callable<JsonNode>>mapToObj(person -> () -> {
                        String token = TestTokens.of("office-8101-" + person, "คนที่ " + person, "/reporter/8101");
                        start.await();
                        return answer(stage.put(
                                round + "/2.A/8101",
                                token,
                                "{\"value\": %d, \"revision\": %d}".formatted(100 + person, revision)));
                    })
                    .toList();
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> report : people.invokeAll(reports)) {
                answers.add(report.get());
            }
            return answers;
        }
    }

    private static JsonNode answer(RestTestClient.ResponseSpec response) {
        return Stage.json(response);
    }
}
