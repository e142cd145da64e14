package org.rabrong.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rabrong.scoring.ScoresApi.codes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestDatabase;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestServers;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.scoring.OtherServices;
import org.rabrong.scoring.ScoresApi;
import org.rabrong.scoring.ScoringServiceApplication;
import org.rabrong.scoring.ScoringTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores kept up event by event are the same as scores computed from scratch, whatever happened before. */
@ScoringTest
class RecomputationTest {

    private static final List<String> OFFICES = List.of("8101", "8102", "M29", "M30", "5003");
    private static final List<String> VARIABLES = List.of("2.A", "2.B", "6.1.A", "6.5.A");

    @Autowired
    OtherServices others;

    @Autowired
    ScoresApi api;

    @Autowired
    ScoreKeeper keeper;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestKafka kafka;

    @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}")
    String issuer;

    @Value("${spring.security.oauth2.resourceserver.jwt.jwk-set-uri}")
    String keys;

    @Test
    void scores_after_any_history_equal_a_recomputation_from_scratch() {
        String round = "krs-history-6m";
        others.publish("krs-history", 1, "LEAVE_UNDECIDED_OUT");
        others.schedule(round, "krs-history", 1);
        others.publish(
                "krs-history", 2, "UNDECIDED_COUNTS_ONE", plan -> plan.replace("\"80\", \"85\"", "\"82\", \"90\""));
        others.createAllItems(round, "krs-history", 1, OFFICES);
        others.announce("5003", "สพป.เชียงใหม่ เขต 3");
        Random random = new Random(2559);
        int steps = aHistory(round, 200, random);
        // Of the round's events, the last one tells that all have arrived
        others.schedule(round, "krs-history", 2);
        steps += aHistory(round, 200, random);
        others.removeItems(round, "6.1.A", List.of("8101", "M30"));
        VARIABLES.forEach(variable -> others.removeItems(round, variable, List.of("8102")));
        others.createItems(round, "krs-history", 2, "2.A", List.of("9999"));
        int all = steps;
        await().atMost(Duration.ofSeconds(60))
                .until(() -> stepsSeen(round) == all
                        && exists(jdbc, "item", round, "9999")
                        && !exists(jdbc, "stale_office", round, "%"));
        List<Map<String, Object>> incremental = kept(jdbc, round);
        assertThat(incremental)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row).containsEntry("plan_version", 2))
                .noneSatisfy(row -> assertThat(row).containsEntry("office", "8102"));

        assertThat(keeper.recompute(List.of(round)))
                .as("nothing is left to change")
                .isZero();

        jdbc.sql("delete from sub_indicator_score where round = ?").param(round).update();
        jdbc.sql("delete from office_score where round = ?").param(round).update();
        assertThat(keeper.recompute(List.of(round)))
                .as("all but 8102, which has nothing any more, and 9999")
                .isEqualTo(OFFICES.size() - 1 + 1);
        assertThat(kept(jdbc, round)).isEqualTo(incremental);

        assertThat(replayed(round, incremental.size())).isEqualTo(incremental);
    }

    @Test
    void a_whole_round_of_225_offices_and_34_variables_is_computed_and_read_at_once() {
        String round = "krs-bulk-6m";
        List<String> offices = new ArrayList<>();
        for (int i = 0; i < 225; i++) {
            offices.add(String.valueOf(1000 + i));
        }
        others.tell(
                "rabrong.plans.v1", "krs-bulk", "org.rabrong.plans.published.v1", ManyItemsTest.aPlan("krs-bulk", 17));
        others.schedule(round, "krs-bulk", 1);
        for (int i = 1; i <= 17; i++) {
            others.createItems(round, "krs-bulk", 1, i + ".A", offices);
            others.createItems(round, "krs-bulk", 1, i + ".B", offices);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> count("item", round) == 225 * 34);
        api.awaitCard(round, "1224", card -> codes(card).size() == 17);
        jdbc.sql("update item set status = 'CONFIRMED', value = 412, revision = 1 where round = ?")
                .param(round)
                .update();

        long start = System.nanoTime();
        int changed = keeper.recompute(List.of(round));
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(changed).isEqualTo(225);
        assertThat(count("sub_indicator_score", round)).isEqualTo(225 * 17);
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        long reading = System.nanoTime();
        assertThat(api.ok(TestTokens.psdg(), "/scores?round=" + round).at("/items"))
                .hasSize(225);
        assertThat(Duration.ofNanos(System.nanoTime() - reading)).isLessThan(Duration.ofSeconds(5));
    }

    /** A service that starts with nothing but the topics. */
    private List<Map<String, Object>> replayed(String round, int rows) {
        TestDatabase database = TestServers.newDatabase();
        try (var fresh = new SpringApplicationBuilder(ScoringServiceApplication.class)
                .run(
                        "--spring.application.name=scoring-from-scratch",
                        "--rabrong.messaging.relay.enabled=false",
                        "--server.port=0",
                        "--spring.datasource.url=" + database.jdbcUrl(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer,
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + keys)) {
            JdbcClient other = fresh.getBean(JdbcClient.class);
            long steps = stepsSeen(round);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> other.sql("select coalesce(sum(sequence), 0) from item where round = ?")
                                            .param(round)
                                            .query(Long.class)
                                            .single()
                                    == steps
                            && exists(other, "item", round, "9999")
                            && !exists(other, "stale_office", round, "%")
                            && kept(other, round).size() == rows);
            return kept(other, round);
        }
    }

    private int aHistory(String round, int steps, Random random) {
        Map<String, @Nullable String> values = new HashMap<>();
        for (int i = 0; i < steps; i++) {
            String office = OFFICES.get(random.nextInt(OFFICES.size()));
            String variable = VARIABLES.get(random.nextInt(VARIABLES.size()));
            OtherServices.Step step = others.step(round, variable, office);
            String key = variable + office;
            String value = values.get(key);
            if (i % 10 == 0) {
                others.removeItems(round, variable, List.of(office, "M29"));
            } else if (i % 10 == 5) {
                others.createItems(round, "krs-history", 1, variable, OFFICES);
            }
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    String reported = String.valueOf(random.nextInt(variable.startsWith("2") ? 300 : 6));
                    values.put(key, reported);
                    step.reported(reported);
                }
                case 3 -> step.confirmed(value);
                case 4 -> step.rejected(value, "ไม่ครบ");
                case 5 -> step.withdrawn(value);
                case 6 -> step.carriedForward(value == null ? "REJECTED" : "CONFIRMED", value);
                default -> {
                    if (variable.equals("6.5.A")) {
                        step.auditScored(value, "3." + (1000 + random.nextInt(9000)));
                    } else {
                        values.put(key, null);
                        step.cleared();
                    }
                }
            }
        }
        return steps;
    }

    private long stepsSeen(String round) {
        return jdbc.sql("select coalesce(sum(sequence), 0) from item where round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    private static boolean exists(JdbcClient jdbc, String table, String round, String office) {
        return jdbc.sql("select exists (select from " + table + " where round = ? and office like ?)")
                .param(round)
                .param(office)
                .query(Boolean.class)
                .single();
    }

    private long count(String table, String round) {
        return jdbc.sql("select count(*) from " + table + " where round = ?")
                .param(round)
                .query(Long.class)
                .single();
    }

    /** Everything that is kept but when and how often it changed. */
    private static List<Map<String, Object>> kept(JdbcClient jdbc, String round) {
        return jdbc.sql("""
                select o.round, o.office, o.plan_version, o.official as total, o.self_assessed as self_total,
                    o.if_all_confirmed as if_total, s.sub_indicator, s.position, s.weight, s.official, s.self_assessed,
                    s.if_all_confirmed, s.status, s.audited, s.because::text as because
                from office_score o join sub_indicator_score s using (round, office)
                where o.round = ? order by o.office, s.position""").param(round).query().listOfRows();
    }
}
