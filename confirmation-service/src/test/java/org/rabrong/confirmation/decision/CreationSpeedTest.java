package org.rabrong.confirmation.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A whole year's round: 300 variables at 225 offices. Times are logged; the bounds only catch a query per item. */
@ConfirmationTest
class CreationSpeedTest {

    private static final Logger LOG = LoggerFactory.getLogger(CreationSpeedTest.class);
    private static final int VARIABLES = 300;
    private static final int CARRIED_VARIABLES = 89;
    private static final int ITEMS = 67_500;
    private static final int CARRIED = 20_025;
    private static final String VARIABLE = OtherServices.wide(2);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_round_of_67_500_items_and_the_next_one_that_carries_20_000_of_them() {
        List<String> offices =
                IntStream.range(0, 225).mapToObj("S%03d"::formatted).toList();
        others.publishWide("wide", VARIABLES);
        others.schedule("wide-6m", "wide", -30, 30);
        others.schedule("wide-12m", "wide", -30, 30);

        long created = create("wide-6m", offices, 0);
        confirmSome();
        long carried = create("wide-12m", offices, CARRIED_VARIABLES);
        assertThat(count("select count(*) from item where round = 'wide-12m' and carried_from = 'wide-6m'"))
                .isEqualTo(CARRIED);
        assertThat(count("select count(*) from item_history where round = 'wide-12m' and step = 'carried-forward'"))
                .isEqualTo(CARRIED);
        LOG.info("{} items created in {} ms; {} with {} carried in {} ms", ITEMS, created, ITEMS, CARRIED, carried);

        others.extend("wide-12m", new java.util.UUID(0, 1), 40, "BTL", null, null);
        others.extend("wide-12m", new java.util.UUID(0, 2), 40, null, "S001", VARIABLE);
        for (int i = 0; i < 50; i++) {
            others.extend("wide-12m", new java.util.UUID(1, i), 40, null, "S%03d".formatted(i), null);
        }
        await().until(() -> count("select count(*) from certification_extension where round = 'wide-12m'") == 52);
        reportAndExplain();
        looksUpByKeys();
        entriesAreAppliedToItemsFoundByTheirKeys();
        String certifier = TestTokens.certifier("BTL");
        LOG.info(
                "worklist of 225 offices in {} µs, of {} variables in {} µs, counts in {} µs",
                median(225, () -> items("?round=wide-12m&variable=" + VARIABLE, certifier)),
                VARIABLES,
                median(VARIABLES, () -> items("?round=wide-12m&office=S001", certifier)),
                median(VARIABLES, () -> items("/variables?round=wide-12m", certifier)));
    }

    /** Everything that the offices still owe in both rounds, mostly far from the earlier one; a third of the second round's is explained. */
    private void reportAndExplain() {
        jdbc.sql("""
                        update item set status = 'AWAITING', value = case round when 'wide-6m' then 7 else 11 end, revision = 1, sequence = 1
                        where status = 'NOT_REPORTED' and round in ('wide-6m', 'wide-12m')""").update();
        jdbc.sql("""
                        insert into explanation (round, variable, office, rule, revision, text, by_name, at)
                        select round, variable, office, 'far-from-previous', revision, 'รับโอนนักเรียน', 'ผู้รายงาน', now()
                        from item where round = 'wide-12m' and right(office, 1) in ('1', '4', '7')""").update();
    }

    /** A row costs a look-up by key in each table, also in the explanations and in the earlier round. */
    private void looksUpByKeys() {
        String plan = String.join(
                "\n",
                jdbc.sql("explain " + ItemRows.SELECT + """
                        where i.round = 'wide-12m' and i.variable = :variable and i.assigned""")
                        .param("variable", VARIABLE)
                        .query(String.class)
                        .list());
        assertThat(plan)
                .doesNotContain("Seq Scan on item", "Seq Scan on explanation")
                .containsPattern(wholeKey("v.denominator"))
                .containsPattern(wholeKey("i.variable"));
    }

    /** However many items there are, a batch of entries reads those that it names. */
    private void entriesAreAppliedToItemsFoundByTheirKeys() {
        String[] round = {"wide-12m", "wide-12m"};
        String plan = String.join(
                "\n",
                jdbc.sql("explain " + Items.Reach.NAMED.sql(true))
                        .param("rounds", round)
                        .param("variables", new String[] {VARIABLE, VARIABLE})
                        .param("offices", new String[] {"S001", "S002"})
                        .query(String.class)
                        .list());
        assertThat(plan).contains("LockRows").doesNotContain("Seq Scan on item");
    }

    /** Whichever of the two indexes it is that has round, variable and office. */
    private static String wholeKey(String variable) {
        return "Index Cond: \\(\\(round = [ir].round\\) AND \\((variable = %1$s\\) AND \\(office = i.office|office = i.office\\) AND \\(variable = %1$s)"
                .formatted(variable);
    }

    private long create(String round, List<String> offices, int carried) {
        long start = System.nanoTime();
        for (int i = 0; i < VARIABLES; i++) {
            others.createItems(round, "wide", OtherServices.wide(i), offices, i < carried ? "wide-6m" : null);
        }
        await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count("select count(*) from item where round = '" + round + "'") == ITEMS);
        return millisSince(start);
    }

    private void confirmSome() {
        jdbc.sql("""
                        update item set status = 'CONFIRMED', value = 7, revision = 1, confirmed_value = 7, confirmed_revision = 1,
                            sequence = 2
                        where round = 'wide-6m' and variable < :end""").param("end", OtherServices.wide(CARRIED_VARIABLES)).update();
    }

    private int items(String path, String token) {
        return api.get(path, token).granted().path("items").size();
    }

    private static long median(int expected, Supplier<Integer> query) {
        for (int i = 0; i < 30; i++) {
            assertThat(query.get()).isEqualTo(expected);
        }
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long start = System.nanoTime();
            assertThat(query.get()).isEqualTo(expected);
            times.add((System.nanoTime() - start) / 1000);
        }
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static long millisSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
