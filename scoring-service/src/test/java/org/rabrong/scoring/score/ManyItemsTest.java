package org.rabrong.scoring.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rabrong.scoring.ScoresApi.codes;
import static org.rabrong.scoring.ScoresApi.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.messaging.EventData;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.scoring.OtherServices;
import org.rabrong.scoring.ScoresApi;
import org.rabrong.scoring.ScoringTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Creating a round's items costs in proportion to the items, not to their square: offices are computed once for many events. */
@ScoringTest
class ManyItemsTest {

    private static final Logger log = LoggerFactory.getLogger(ManyItemsTest.class);
    private static final int OFFICES = 225;

    @Autowired
    OtherServices others;

    @Autowired
    ScoresApi api;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("itemsChanged")
    EventSubscription itemsChanged;

    @Test
    void four_times_the_variables_of_225_offices_take_about_four_times_as_long() {
        create("krs-warm", 10);
        Duration some = create("krs-some", 38);
        Duration all = create("krs-all", 150);

        assertThat(all).isLessThan(some.multipliedBy(4).plus(Duration.ofSeconds(15)));
        assertThat(told("krs-all"))
                .as("events of 225 offices, instead of 300 × 225")
                .isLessThan(OFFICES * 15);
    }

    /** What confirmation-service tells then comes in batches of 500, here without the broker. */
    @Test
    void values_carried_forward_to_all_offices_are_computed_together() {
        int subIndicators = Integer.getInteger("rabrong.test.carried-sub-indicators", 10);
        create("krs-carry", subIndicators);
        int before = told("krs-carry");
        List<ReceivedEvent> events = carriedForward(subIndicators);
        long start = System.nanoTime();
        for (int i = 0; i < events.size(); i += 500) {
            List<ReceivedEvent> batch = events.subList(i, Math.min(events.size(), i + 500));
            transaction.executeWithoutResult(status -> itemsChanged.handler().accept(batch));
        }
        String last = String.valueOf(subIndicators);
        api.awaitCard("krs-carry-12m", "1224", card -> line(card, last).equals("2.0000 2.0000 2.0000 CONFIRMED"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        log.info(
                "{} values carried forward and scored in {}, {} events told",
                events.size(),
                took,
                told("krs-carry") - before);
        assertThat(told("krs-carry") - before).isLessThan(OFFICES * 15);
    }

    /** In an order in which every batch has items of all offices. */
    private static List<ReceivedEvent> carriedForward(int subIndicators) {
        List<ReceivedEvent> events = new ArrayList<>();
        for (int i = 1; i <= subIndicators; i++) {
            for (String variable : List.of(i + ".A", i + ".B")) {
                for (String office : offices()) {
                    events.add(carriedForward(variable, office, variable.endsWith("A") ? "70" : "100"));
                }
            }
        }
        return events;
    }

    private static ReceivedEvent carriedForward(String variable, String office, String value) {
        String json = """
                {"round": "krs-carry-12m", "variable": "%s", "office": "%s", "subIndicator": "%s", "status": "CONFIRMED", "value": "%s",
                 "revision": 0, "reason": null, "auditScore": null, "by": {"name": "กพร.", "organisation": "PSDG"},
                 "at": "2016-10-02T08:00:00Z", "carriedFrom": "krs-carry-6m"}""".formatted(variable, office, OtherServices.subIndicator(variable), value);
        String key = "krs-carry-12m/" + variable + "/" + office;
        return new ReceivedEvent(
                "rabrong.confirmations.v1",
                key,
                1,
                key,
                "org.rabrong.confirmations.carried-forward.v1",
                Instant.parse("2016-10-02T08:00:00Z"),
                new EventData() {
                    @Override
                    public <T> T as(Class<T> type) {
                        return JsonMapper.shared().readValue(json, type);
                    }
                });
    }

    /** From the first event to the last office's scores. */
    private Duration create(String plan, int subIndicators) {
        String round = plan + "-12m";
        others.tell("rabrong.plans.v1", plan, "org.rabrong.plans.published.v1", aPlan(plan, subIndicators));
        others.schedule(round, plan, 1);
        long start = System.nanoTime();
        for (int i = 1; i <= subIndicators; i++) {
            others.createItems(round, plan, 1, i + ".A", offices());
            others.createItems(round, plan, 1, i + ".B", offices());
        }
        api.awaitCard(round, "1224", card -> codes(card).size() == subIndicators);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        int items = jdbc.sql("select count(*) from item where round = ? and assigned")
                .param(round)
                .query(Integer.class)
                .single();
        log.info("{} items created and scored in {}, {} events told", items, took, told(plan));
        assertThat(items).isEqualTo(OFFICES * subIndicators * 2);
        return took;
    }

    private int told(String plan) {
        return (int) kafka.received("rabrong.scores.v1").stream()
                .filter(event -> event.key().startsWith(plan + "-12m/"))
                .count();
    }

    private static List<String> offices() {
        return IntStream.range(1000, 1000 + OFFICES).mapToObj(String::valueOf).toList();
    }

    /** Each sub-indicator with two variables. */
    static String aPlan(String plan, int subIndicators) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= subIndicators; i++) {
            text.append(i == 1 ? "" : ",").append("""
                    {"code": "%1$d", "nameTh": "ตัวชี้วัด %1$d", "weight": "5", "bureau": "BTL",
                     "reporters": {"kind": "ALL", "offices": []}, "mode": "NORMAL",
                     "scoring": {"kind": "LINEAR", "formula": "100 * A / B", "levels": ["65", "70", "75", "80", "85"]},
                     "variables": [{"code": "%1$d.A", "id": "A", "nameTh": "ก"}, {"code": "%1$d.B", "id": "B", "nameTh": "ข"}]}
                    """.formatted(i));
        }
        return """
                {"plan": "%s", "programme": "KRS", "nameTh": "ทดสอบ", "fiscalYear": 2559, "version": 1,
                 "policy": "UNDECIDED_COUNTS_ONE", "deviationPercent": 50, "dimensions": [{"code": "EXT", "nameTh": "มิติ", "indicators": [
                 {"code": "1", "nameTh": "ตัวชี้วัด", "subIndicators": [%s]}]}]}""".formatted(plan, text);
    }
}
