package org.rabrong.indicator.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.indicator.plan.PlanFiles;
import org.rabrong.indicator.plan.PlannedRound;
import org.rabrong.indicator.round.items.ItemsCreated;
import org.rabrong.indicator.round.items.Offices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** As many offices as there really are: 183 primary and 42 secondary ones, and 12 bureaus. They arrive bit by bit. */
@IndicatorTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ItemsTest {

    private static final List<String> PRIMARY = IntStream.range(0, 183)
            .mapToObj(number -> Integer.toString(1001 + number))
            .toList();
    private static final List<String> SECONDARY =
            IntStream.rangeClosed(1, 42).mapToObj("M%02d"::formatted).toList();

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient database;

    @Autowired
    RestTestClient http;

    @Autowired
    RoundDesk desk;

    @Autowired
    PlanFiles files;

    @Test
    @Order(1)
    void offices_get_their_items_in_open_rounds_however_late_they_are_announced() throws IOException {
        announce("BTL", "BUREAU", 1);
        announce(PRIMARY.subList(0, 60), "PRIMARY");
        announce(SECONDARY, "SECONDARY");
        awaitItems("krs-2559-6m", expected("krs-2559", 60, 42));
        announce(PRIMARY.subList(60, 183), "PRIMARY");
        awaitItems("krs-2559-6m", expected("krs-2559", 183, 42));
        awaitItems("ars-2559-6m", expected("ars-2559", 183, 42));
        assertThat(count("krs-2559-9m")).isZero();
        assertThat(count("ars-2559-12m")).isZero();
    }

    @Test
    @Order(2)
    void each_item_is_told_once_and_the_events_of_a_round_are_counted_without_gaps() throws IOException {
        int items = expected("krs-2559", 183, 42);
        await().until(() ->
                told("krs-2559-6m").values().stream().mapToInt(Collection::size).sum() >= items);
        Map<String, List<String>> told = told("krs-2559-6m");
        told.forEach((variable, offices) -> assertThat(offices).as(variable).doesNotHaveDuplicates());
        assertThat(told.values().stream().mapToInt(Collection::size).sum()).isEqualTo(items);
        assertThat(new TreeSet<>(told.getOrDefault("1.1.1.A", List.of()))).isEqualTo(new TreeSet<>(PRIMARY));
        assertThat(new TreeSet<>(told.getOrDefault("1.5.1.2.A", List.of()))).isEqualTo(new TreeSet<>(SECONDARY));
        assertThat(told).hasSize(34);
        List<Long> sequences =
                events("krs-2559-6m").stream().map(TestEvent::sequence).sorted().toList();
        assertThat(sequences)
                .isEqualTo(IntStream.rangeClosed(1, sequences.size())
                        .mapToObj(number -> (long) number)
                        .toList());
        events("krs-2559-6m").stream()
                .filter(event -> event.type().equals(ItemsCreated.TYPE))
                .forEach(event -> EventContracts.assertObeys("items-created", event.data()));
    }

    @Test
    @Order(3)
    void psdg_creates_the_items_of_a_round_and_a_repetition_creates_nothing() throws IOException {
        int expected = expected("krs-2559", 183, 42);
        assertThat(create("krs-2559-9m").path("items").asInt()).isEqualTo(expected);
        assertThat(count("krs-2559-9m")).isEqualTo(expected);
        int events = events("krs-2559-9m").size();
        JsonNode again = create("krs-2559-9m");
        assertThat(again.path("items").asInt()).isZero();
        assertThat(again.path("done").asInt()).isEqualTo(34);
        assertThat(count("krs-2559-9m")).isEqualTo(expected);
        assertThat(events("krs-2559-9m")).hasSize(events);
    }

    @Test
    @Order(4)
    void a_new_office_gets_items_only_in_rounds_that_await_reports() throws IOException {
        announce("M43", "SECONDARY", 1);
        awaitItems("krs-2559-6m", expected("krs-2559", 183, 43));
        assertThat(count("krs-2559-9m")).isEqualTo(expected("krs-2559", 183, 42));
    }

    @Test
    @Order(5)
    void an_office_that_is_announced_again_gets_nothing_twice() throws IOException {
        int before =
                told("krs-2559-6m").values().stream().mapToInt(Collection::size).sum();
        announce("M43", "SECONDARY", 2);
        announce("M44", "SECONDARY", 1);
        awaitItems("krs-2559-6m", expected("krs-2559", 183, 44));
        int newItems = expected("krs-2559", 0, 1);
        await().until(() ->
                told("krs-2559-6m").values().stream().mapToInt(Collection::size).sum() == before + newItems);
    }

    @Test
    @Order(6)
    void a_second_start_changes_neither_windows_nor_items() {
        int items = count("krs-2559-6m");
        int events = events("krs-2559-6m").size();
        desk.scheduleFirst(new PlannedRound("krs-2559", "KRS", 2559, 6, "รอบ 6 เดือน ปี 59"), false);
        assertThat(database.sql("select items_wanted from round where round = 'krs-2559-6m'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(count("krs-2559-6m")).isEqualTo(items);
        assertThat(events("krs-2559-6m")).hasSize(events);
    }

    @Test
    @Order(7)
    void no_item_is_missed_when_a_round_opens_while_offices_are_announced() throws IOException {
        try (ExecutorService announcer = Executors.newVirtualThreadPerTaskExecutor()) {
            announcer.execute(
                    () -> IntStream.rangeClosed(45, 64).forEach(number -> announce("M" + number, "SECONDARY", 1)));
            for (int months = 1; months <= 5; months++) {
                desk.scheduleFirst(new PlannedRound("krs-2559", "KRS", 2559, months, "รอบ " + months + " เดือน"), true);
            }
        }
        for (int months = 1; months <= 5; months++) {
            awaitItems("krs-2559-" + months + "m", expected("krs-2559", 183, 64));
        }
    }

    @Test
    @Order(8)
    void a_mistyped_round_in_the_demos_settings_stops_the_start() {
        FirstStart start = new FirstStart(files, desk, new DemoProperties(true, Set.of("krs-2559-6m", "krs-2559-6")));
        assertThatThrownBy(() -> start.run(new DefaultApplicationArguments()))
                .hasMessage("rabrong.demo.open-rounds names rounds that no plan has: [krs-2559-6]");
    }

    /** What the file itself says, read without the service's own classes: variables times the offices that report them. */
    private static int expected(String plan, int primary, int secondary) throws IOException {
        try (InputStream yaml = ItemsTest.class.getResourceAsStream("/plans/" + plan + ".yaml")) {
            int items = 0;
            for (JsonNode sub : new YAMLMapper().readTree(yaml).findParents("reporters")) {
                int offices = Map.of("ALL", primary + secondary, "PRIMARY", primary, "SECONDARY", secondary)
                        .getOrDefault(sub.path("reporters").asString(), 0);
                items += offices * sub.path("variables").size();
            }
            assertThat(items).isPositive();
            return items;
        }
    }

    private Map<String, List<String>> told(String round) {
        Map<String, List<String>> offices = new HashMap<>();
        for (TestEvent event : events(round)) {
            if (event.type().equals(ItemsCreated.TYPE)) {
                event.data()
                        .path("offices")
                        .forEach(office -> offices.computeIfAbsent(
                                        event.data().path("variable").asString(), variable -> new ArrayList<>())
                                .add(office.asString()));
            }
        }
        return offices;
    }

    private List<TestEvent> events(String round) {
        return kafka.received(RoundDesk.TOPIC).stream()
                .filter(event -> event.key().equals(round))
                .toList();
    }

    private void announce(List<String> codes, String kind) {
        codes.forEach(code -> announce(code, kind, 1));
    }

    private void announce(String code, String kind, long sequence) {
        ObjectNode organisation = (ObjectNode) EventContracts.example("organisation");
        organisation.put("code", code).put("kind", kind);
        kafka.send(Offices.TOPIC, code, sequence, "org.rabrong.organisations.announced.v1", organisation.toString());
    }

    private void awaitItems(String round, int number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> count(round) == number);
        Set<String> kinds = new TreeSet<>(database.sql("select distinct kind from office")
                .query(String.class)
                .list());
        assertThat(kinds).doesNotContain("BUREAU");
    }

    private int count(String round) {
        return database.sql("select count(*) from item where round = ?")
                .param(round)
                .query(Integer.class)
                .single();
    }

    /** Asks for the items, waits until they are there, and gives what is told then. */
    private JsonNode create(String round) {
        http.post()
                .uri("/api/v1/rounds/" + round + "/items")
                .header("Authorization", "Bearer " + TestTokens.psdg())
                .exchange()
                .expectStatus()
                .isAccepted();
        return await().until(
                        () -> job(round), job -> job.path("state").asString().equals("DONE"));
    }

    private JsonNode job(String round) {
        byte[] json = http.get()
                .uri("/api/v1/rounds/" + round + "/items")
                .header("Authorization", "Bearer " + TestTokens.psdg())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(json == null ? new byte[0] : json);
    }
}
