package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Offices that report in the very moment in which the certifier decides. */
@ConfirmationTest
class RaceTest {

    private static final int RACES = 200;

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Test
    void no_item_is_ever_confirmed_with_a_value_that_its_certifier_did_not_see() throws Exception {
        List<String> offices =
                IntStream.range(0, RACES).mapToObj("R%03d"::formatted).toList();
        List<String> all = new ArrayList<>(List.of("8101"));
        all.addAll(offices);
        all.add("M29");
        String round = others.aRound(-30, 30, all);
        offices.forEach(office -> others.report(item(round, office), 1, "100"));
        offices.forEach(office -> api.awaitRevision(item(round, office), 1));

        Map<String, Integer> answers = new ConcurrentHashMap<>();
        List<String> order = new ArrayList<>(offices);
        Collections.shuffle(order, new Random(42));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            running.add(people.submit(() -> offices.forEach(office -> others.report(item(round, office), 2, "200"))));
            for (int certifier = 0; certifier < 2; certifier++) {
                List<String> share = order.subList(certifier * RACES / 2, (certifier + 1) * RACES / 2);
                running.add(people.submit(() -> share.forEach(office -> answers.put(
                        office,
                        api.post(
                                        "/" + item(round, office) + "/confirm",
                                        "{\"revision\": 1}",
                                        TestTokens.certifier("BTL"))
                                .status()))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        offices.forEach(office -> api.awaitRevision(item(round, office), 2));

        for (String office : offices) {
            JsonNode now = api.item(item(round, office));
            boolean wasConfirmed = answers.getOrDefault(office, 0) == 200;
            assertThat(answers.get(office)).isIn(200, 409);
            assertThat(now.path("status").asString()).as(office).isEqualTo("AWAITING");
            assertThat(now.path("value").asString()).isEqualTo("200");
            assertThat(now.path("changedSinceConfirmed").asBoolean()).isEqualTo(wasConfirmed);
            assertThat(now.path("confirmedValue").asString("none")).isEqualTo(wasConfirmed ? "100" : "none");
        }
        assertThat(answers.values())
                .as("some certifiers were faster, some offices")
                .contains(200, 409);
        contiguous(round, answers);
    }

    @Test
    void an_audit_and_the_withdrawal_of_another_of_its_items_never_deadlock_and_leave_no_item_alone() throws Exception {
        String round = others.anOpenRound();
        String a = round + "/6.5.A/8101";
        String b = round + "/6.5.B/8101";
        others.reported(a, 1, "3");
        String certifier = TestTokens.certifier("BTL");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String one = i % 2 == 0 ? a : b;
                String other = i % 2 == 0 ? b : a;
                running.add(people.submit(
                        () -> api.post("/" + one + "/audit", "{\"score\": \"4\", \"reason\": \"x\"}", certifier)
                                .status()));
                running.add(people.submit(() ->
                        api.post("/" + other + "/withdraw", "{}", certifier).status()));
            }
            for (int i = 0; i < 30; i++) {
                others.report(a, 2 + i, String.valueOf(i));
            }
            for (Future<Integer> one : running) {
                assertThat(one.get()).isIn(200, 409);
            }
        }
        api.awaitRevision(a, 31);
        JsonNode lastA = api.item(a);
        JsonNode lastB = api.item(b);
        assertThat(lastA.path("auditScore")).isEqualTo(lastB.path("auditScore"));
        assertThat(jdbc.sql(
                                "select count(*) from item_history where round = :round and office = '8101' and step = 'rejected'")
                        .param("round", round)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void contiguous(String round, Map<String, Integer> answers) {
        Map<String, List<Long>> expected = new TreeMap<>();
        answers.forEach((office, answer) ->
                expected.put(item(round, office), answer == 200 ? List.of(1L, 2L, 3L) : List.of(1L, 2L)));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            Map<String, List<Long>> told = new TreeMap<>();
            for (TestEvent event : kafka.received("rabrong.confirmations.v1")) {
                if (event.key().startsWith(round)) {
                    told.computeIfAbsent(event.key(), _ -> new ArrayList<>()).add(event.sequence());
                }
            }
            assertThat(told).isEqualTo(expected);
        });
    }

    private static String item(String round, String office) {
        return round + "/6.1.A/" + office;
    }
}
