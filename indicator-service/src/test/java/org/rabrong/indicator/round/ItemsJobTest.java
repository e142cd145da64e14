package org.rabrong.indicator.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.indicator.IndicatorServiceApplication;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.items.ItemsCreated;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** สร้างรายการกรอกข้อมูล in the background: whatever happens on the way, each item comes about once and is told once. */
@IndicatorTest
@DirtiesContext
@TestPropertySource(properties = "rabrong.test.context-of=items-job")
class ItemsJobTest {

    private static final Logger log = LoggerFactory.getLogger(ItemsJobTest.class);
    private static final int OFFICES = 225;

    @Autowired
    RestTestClient http;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient database;

    @Autowired
    Plans plans;

    @Autowired
    ConfigurableApplicationContext context;

    RoundApi api;

    @BeforeEach
    void offices() {
        api = new RoundApi(http, kafka, database);
        if (database.sql("select count(*) from office").query(Integer.class).single() == 0) {
            IntStream.range(0, OFFICES)
                    .forEach(n ->
                            api.announce(Integer.toString(1000 + n), n < 183 ? "PRIMARY" : "SECONDARY", "", "", 1));
            api.awaitOffices(OFFICES);
        }
    }

    @Test
    void a_full_plan_is_created_in_linear_time() {
        for (int variables : new int[] {75, 150, 300}) {
            String plan = "big-" + (2600 + variables);
            publish(new TestPlan(plan).variables(variables));
            String round = api.round(plan, 6);
            Instant begun = Instant.now();
            JsonNode job = api.create(round, "");
            log.info(
                    "{} items created in {} ms",
                    job.path("items").asInt(),
                    Duration.between(begun, Instant.now()).toMillis());
            assertThat(job.path("items").asInt()).isEqualTo(OFFICES * variables);
            assertThat(job.path("wanted").asInt()).isEqualTo(variables);
            assertThat(job.path("done").asInt()).isEqualTo(variables);
            assertThat(api.get("/rounds/" + round).path("items").asInt()).isEqualTo(OFFICES * variables);
            assertThat(api.get("/rounds/" + round).path("itemsState").asString())
                    .isEqualTo("DONE");
            begun = Instant.now();
            JsonNode preview = api.get("/rounds/" + round + "/items/preview");
            log.info(
                    "previewed in {} ms", Duration.between(begun, Instant.now()).toMillis());
            assertThat(preview.path("existing").asInt()).isEqualTo(OFFICES * variables);
            assertThat(preview.path("toCreate").asInt()).isZero();
            begun = Instant.now();
            assertThat(api.get("/assignments?round=" + round).path("items").size())
                    .isEqualTo(variables);
            log.info(
                    "assignments read in {} ms",
                    Duration.between(begun, Instant.now()).toMillis());
        }
    }

    @Test
    void killed_again_and_again_and_shared_by_two_instances_it_ends_complete_without_repeats() {
        publish(new TestPlan("kill-2601").variables(200));
        String round = api.round("kill-2601", 6);
        int killed = 0;
        try (ConfigurableApplicationContext second = secondInstance();
                SingleConnectionDataSource own = ownConnection()) {
            assertThat(second.isRunning()).isTrue();
            JdbcClient witness = JdbcClient.create(own);
            api.post("/rounds/" + round + "/items", "", 202);
            RoundApi watching = new RoundApi(http, kafka, witness);
            for (int kill = 0; kill < 5; kill++) {
                int done = watching.items(round);
                await().pollInterval(Duration.ofMillis(5))
                        .until(() -> watching.items(round) > done || isDone(witness, round));
                // Every connection of every instance dies, wherever it stands; the one that kills stays
                killed += witness.sql("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where datname = current_database() and pid <> pg_backend_pid()""").query(Integer.class).single();
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> isDone(witness, round));
            assertThat(watching.items(round)).isEqualTo(OFFICES * 200);
        }
        assertThat(killed).isGreaterThan(5);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            for (int request = 0; request < 12; request++) {
                api.get("/rounds/" + round);
            }
        });
        api.assertToldOnce(round, OFFICES * 200);
        JsonNode again = api.create(round, "");
        assertThat(again.path("items").asInt()).isZero();
        assertThat(api.items(round)).isEqualTo(OFFICES * 200);
        api.assertToldOnce(round, OFFICES * 200);
    }

    @Test
    void a_failure_is_told_and_the_next_attempt_goes_on_with_what_is_missing() {
        publish(new TestPlan("fail-2601").variables(6));
        String round = api.round("fail-2601", 6);
        database.sql("""
                create function refuse() returns trigger language plpgsql as
                $$ begin if new.round = 'fail-2601-6m' and new.variable = '4.A' then raise exception 'the disk is full'; end if; return new; end $$""").update();
        database.sql("create trigger refuse before insert on item for each row execute function refuse()")
                .update();
        api.post("/rounds/" + round + "/items", "", 202);
        JsonNode failed = api.awaitJob(round, "FAILED");
        assertThat(failed.path("error").asString()).contains("4.A", "the disk is full");
        assertThat(failed.path("done").asInt()).isEqualTo(3);
        assertThat(api.get("/rounds/" + round).path("itemsState").asString()).isEqualTo("FAILED");
        database.sql("drop trigger refuse on item").update();
        assertThat(api.create(round, "").path("items").asInt()).isEqualTo(3 * OFFICES);
        assertThat(api.items(round)).isEqualTo(6 * OFFICES);
        api.assertToldOnce(round, 6 * OFFICES);
    }

    @Test
    void a_twelve_month_round_carries_exactly_the_marked_variables_of_the_six_month_round() {
        publish(new TestPlan("carry-2601")
                .variable(true, true, false)
                .variable(false, true, false)
                .variable(true, true, true)
                .variable(true, false, false));
        String six = api.round("carry-2601", 6);
        api.create(six, "");
        String twelve = api.round("carry-2601", 12);
        JsonNode preview = api.get("/rounds/" + twelve + "/items/preview");
        assertThat(preview.path("toCreate").asInt()).isEqualTo(4 * OFFICES);
        assertThat(preview.path("variables").asInt()).isEqualTo(4);
        assertThat(preview.at("/offices/primary").asInt()).isEqualTo(183);
        assertThat(preview.at("/byKind/secondary").asInt()).isEqualTo(4 * 42);
        assertThat(preview.at("/byBureau/0/items").asInt()).isEqualTo(4 * OFFICES);
        assertThat(preview.at("/carryForward/from").asString()).isEqualTo(six);
        assertThat(preview.at("/carryForward/variables").findValuesAsString("variable"))
                .containsExactly("1.A", "3.A");
        assertThat(preview.path("warnings").findValuesAsString("rule")).containsExactly("carry-forward-cumulative");
        assertThat(preview.at("/warnings/0/message").asString()).contains("ระดับ 3");
        api.create(twelve, "");
        api.assertToldOnce(twelve, 4 * OFFICES);
        for (TestEvent event : api.events(twelve, ItemsCreated.TYPE)) {
            EventContracts.assertObeys("items-created", event.data());
            boolean marked =
                    List.of("1.A", "3.A").contains(event.data().path("variable").asString());
            assertThat(event.data().path("carryForwardFrom").asString("")).isEqualTo(marked ? six : "");
        }
        for (TestEvent event : api.events(six, ItemsCreated.TYPE)) {
            assertThat(event.data().path("carryForwardFrom").isNull()).isTrue();
        }
    }

    @Test
    void nothing_is_carried_forward_where_psdg_wants_none_and_only_from_earlier_rounds_of_the_plan() {
        publish(new TestPlan("none-2601").variable(true, true, false));
        String six = api.round("none-2601", 6);
        String nine = api.round("none-2601", 9);
        assertThat(api.get("/rounds/" + nine + "/items/preview")
                        .path("warnings")
                        .findValuesAsString("rule"))
                .containsExactly("carry-forward-no-round");
        api.create(six, "");
        assertThat(api.post("/rounds/" + nine + "/items", "{\"carryForwardFrom\": \"krs-2559-6m\"}", 422)
                        .at("/errors/0/rule")
                        .asString())
                .isEqualTo("earlier-round");
        assertThat(api.create(nine, "{\"carryForwardFrom\": \"none\"}")
                        .path("carryForwardFrom")
                        .isNull())
                .isTrue();
        api.assertToldOnce(nine, OFFICES);
        assertThat(api.events(nine, ItemsCreated.TYPE))
                .allMatch(event -> event.data().path("carryForwardFrom").isNull());
    }

    private static boolean isDone(JdbcClient database, String round) {
        return database.sql("select count(*) from item_job where round = ? and state = 'DONE'")
                        .param(round)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private PlanTree publish(TestPlan plan) {
        return plans.publishFirst(plan.draft());
    }

    private SingleConnectionDataSource ownConnection() {
        ConfigurableEnvironment mine = context.getEnvironment();
        return new SingleConnectionDataSource(
                mine.getRequiredProperty("spring.datasource.url"),
                mine.getRequiredProperty("spring.datasource.username"),
                mine.getRequiredProperty("spring.datasource.password"),
                true);
    }

    /** The same service once more, on the same database and broker. */
    private ConfigurableApplicationContext secondInstance() {
        ConfigurableEnvironment mine = context.getEnvironment();
        PropertySource<?> servers =
                Objects.requireNonNull(mine.getPropertySources().get("rabrongTestServers-systemEnvironment"));
        return new SpringApplicationBuilder(IndicatorServiceApplication.class)
                .initializers(
                        other -> other.getEnvironment().getPropertySources().addFirst(servers))
                .properties("server.port=0")
                .run("--server.port=0");
    }
}
