package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.rabrong.submission.Stage;
import org.rabrong.submission.Statements;
import org.rabrong.submission.SubmissionTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An office reports many values at once: what was pasted, or typed while the line was away. */
@SubmissionTest
class ManyReportsTest {

    private static final String TOKEN = TestTokens.reporter("8101");
    private static final Person REPORTER =
            new Person("p", "office-8101", "ผู้รายงาน 8101", Set.of(new Membership(Role.REPORTER, "8101")));

    @Autowired
    Stage stage;

    @Autowired
    TestKafka kafka;

    @Autowired
    RestTestClient http;

    @Autowired
    EntryDesk desk;

    @Autowired
    Items items;

    @Test
    void each_row_gets_its_own_result_in_the_order_sent_and_a_refused_row_does_not_stop_the_others() {
        String round = stage.openRound();

        JsonNode results =
                many(round, Stage.row("2.B", "480", 0), Stage.row("9.Z", "1", 0), Stage.row("2.A", "412", 0));

        assertThat(results.valueStream().map(result -> result.path("variable").asString()))
                .containsExactly("2.B", "9.Z", "2.A");
        assertThat(results.valueStream().map(result -> result.path("status").asInt()))
                .containsExactly(200, 422, 200);
        assertThat(results.at("/0/problem").isNull()).isTrue();
        assertThat(results.at("/1/entry").isNull()).isTrue();
        assertThat(results.at("/1/problem/errors/0/rule").asString()).isEqualTo("not-assigned");
        assertThat(results.at("/2/entry")).isEqualTo(stage.item(round));
        assertThat(results.at("/2/entry/value").asString()).isEqualTo("412");
        assertThat(results.at("/0/entry/revision").asLong()).isEqualTo(1);
        for (String variable : List.of("2.A", "2.B")) {
            TestEvent told =
                    kafka.await(EntryEvent.TOPIC, event -> event.key().equals(round + "/" + variable + "/8101"));
            assertThat(told.sequence()).isEqualTo(1);
            EventContracts.assertObeys("entry", told.data());
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("2.A", "\"abc\"", "0"),
                Arguments.of("2.A", "-0.5", "0"),
                Arguments.of("2.A", "\"1,2\"", "0"),
                Arguments.of("2.A", "true", "null"),
                Arguments.of("2.A", "[1, {}]", "\"x\""),
                Arguments.of("2.A", "1e999999999", "0"),
                Arguments.of("2.A", "413", "7"),
                Arguments.of("2.B", "0", "0"),
                Arguments.of("9.Z", "1", "0"),
                Arguments.of("ก", "1", "0"));
    }

    @ParameterizedTest(name = "{0} = {1}, revision {2}")
    @MethodSource("refusals")
    void a_row_is_refused_exactly_as_the_report_alone_would_be(String variable, String value, String revision) {
        String round = stage.roundOfRefusals();
        String row = "{\"variable\": \"%s\", \"value\": %s, \"revision\": %s}".formatted(variable, value, revision);

        JsonNode result = Stage.json(
                        stage.putMany(round, "8101", TOKEN, row).expectStatus().isOk())
                .at("/items/0");
        ObjectNode alone = (ObjectNode) Stage.json(stage.put(
                round + "/" + variable + "/8101",
                TOKEN,
                "{\"value\": %s, \"revision\": %s}".formatted(value, revision)));

        assertThat(result.path("status")).isEqualTo(alone.path("status"));
        assertThat(((ObjectNode) result.path("problem")).without("instance")).isEqualTo(alone.without("instance"));
    }

    @Test
    void a_refusal_is_told_in_the_readers_language() {
        String round = stage.roundOfRefusals();
        JsonNode answer = Stage.json(http.put()
                .uri("/api/v1/entries")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept-Language", "en")
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"round\": \"%s\", \"office\": \"8101\", \"values\": [%s]}"
                        .formatted(round, Stage.row("2.A", "-1", 0)))
                .exchange());
        assertThat(answer.at("/items/0/problem/title").asString()).isEqualTo("Invalid data");
        assertThat(answer.at("/items/0/problem/errors/0/message").asString()).isEqualTo("must be at least 0");
        assertThat(answer.at("/items/0/problem/instance").asString())
                .isEqualTo("/api/v1/entries/" + round + "/2.A/8101");
    }

    @Test
    void a_colleague_who_was_faster_is_told_in_that_row_alone() {
        String round = stage.openRound();
        stage.report(round, "400", 0);

        JsonNode results = many(round, Stage.row("2.A", "412", 0), Stage.row("2.B", "480", 0));

        assertThat(results.at("/0/status").asInt()).isEqualTo(409);
        assertThat(results.at("/0/problem/type").asString()).isEqualTo("urn:rabrong:problem:stale-revision");
        assertThat(results.at("/0/problem/current/value").asString()).isEqualTo("400");
        assertThat(results.at("/0/problem/current/by").asString()).isEqualTo("ผู้รายงาน 8101");
        assertThat(results.at("/1/status").asInt()).isEqualTo(200);
        assertThat(stage.item(round).path("value").asString()).isEqualTo("400");
    }

    @Test
    void values_are_cleared_among_others_and_clearing_nothing_is_no_change() {
        String round = stage.openRound();
        stage.report(round, "412", 0);

        JsonNode results = many(round, Stage.row("2.A", null, 1), Stage.row("2.B", null, 0));

        assertThat(results.at("/0/entry/value").isNull()).isTrue();
        assertThat(results.at("/0/entry/revision").asLong()).isEqualTo(2);
        assertThat(results.at("/1/entry/revision").asLong()).isZero();
        assertThat(stage.number("select count(*) from entry_step where round = '" + round + "'"))
                .isEqualTo(2);
    }

    @Test
    void the_same_request_sent_twice_with_its_key_stores_once_and_answers_the_same() {
        String round = stage.openRound();
        String body = "{\"round\": \"%s\", \"office\": \"8101\", \"values\": [%s, %s]}"
                .formatted(round, Stage.row("2.A", "412", 0), Stage.row("2.B", "-1", 0));

        JsonNode first = withKey("many-" + round, body);
        JsonNode again = withKey("many-" + round, body);

        assertThat(again).isEqualTo(first);
        assertThat(first.at("/items/0/entry/revision").asLong()).isEqualTo(1);
        assertThat(stage.number("select count(*) from entry_step where round = '" + round + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    {"round": "R", "office": "8101"}                                                      | values             | required
                    {"round": "R", "office": "8101", "values": null}                                      | values             | required
                    {"round": "R", "office": "8101", "values": []}                                        | values             | required
                    {"office": "8101", "values": [{"variable": "2.A"}]}                                   | round              | required
                    {"round": "R", "values": [{"variable": "2.A"}]}                                       | office             | required
                    {"round": "R", "office": "8101", "values": [null]}                                    | values[0].variable | required
                    {"round": "R", "office": "8101", "values": [{"value": 1, "revision": 0}]}             | values[0].variable | required
                    {"round": "R", "office": "8101", "values": [{"variable": []}]}                        | values[0].variable | required
                    {"round": "R", "office": "8101", "values": [{"variable": "2.A"}, {"variable": "2.A"}]} | values[1].variable | twice
                    """)
    void a_request_that_is_wrong_as_a_whole_stores_nothing(String json, String field, String rule) {
        String round = stage.roundOfRefusals();
        JsonNode problem = Stage.json(stage.putMany(TOKEN, json.replace("\"R\"", "\"" + round + "\""))
                .expectStatus()
                .isEqualTo(422));
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/rule").asString()).isEqualTo(rule);
        assertThat(stage.item(round).path("revision").asLong()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"values\":",
                "{\"round\": \"x\", \"office\": \"8101\", \"values\": 7}",
                "{\"round\": \"x\", \"office\": \"8101\", \"values\": [7]}"
            })
    void what_is_no_such_json_cannot_be_read(String json) {
        stage.putMany(TOKEN, json).expectStatus().isBadRequest();
    }

    @Test
    void a_thousand_rows_are_taken_and_one_more_is_refused() {
        String round = stage.roundOfRefusals();
        stage.putMany(round, "8101", TOKEN, rows(1000)).expectStatus().isOk();
        JsonNode problem = Stage.json(
                stage.putMany(round, "8101", TOKEN, rows(1001)).expectStatus().isEqualTo(422));
        assertThat(problem.at("/errors/0/rule").asString()).isEqualTo("at-most");
        stage.putMany(TOKEN, "{\"round\": \"" + "x".repeat(2_000_000) + "\"}")
                .expectStatus()
                .isEqualTo(413);
        stage.putMany(round, "8101", TOKEN, Stage.row("x".repeat(41), "1", 0))
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void an_unknown_round_is_not_found() {
        stage.putMany("krs-2559-0m", "8101", TOKEN, Stage.row("2.A", "1", 0))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void outside_the_window_every_row_says_so_and_whether_it_is_over_or_yet_to_come() {
        JsonNode over = many(stage.closedRound(), Stage.row("2.A", "412", 0), Stage.row("2.B", "480", 0));
        assertThat(over.valueStream().map(result -> result.at("/problem/type").asString()))
                .containsOnly("urn:rabrong:problem:window-closed");
        assertThat(over.at("/0/problem/detail").asString()).contains("สิ้นสุดแล้ว");

        JsonNode toCome =
                many(stage.round(Stage.today().plusDays(2), Stage.today().plusDays(9)), Stage.row("2.A", "412", 0));
        assertThat(toCome.at("/0/problem/detail").asString()).startsWith("ยังไม่ถึงเวลารายงาน");
        assertThat(toCome.at("/0/problem/opens").asString())
                .isEqualTo(Stage.today().plusDays(2).toString());
    }

    @Test
    void numerator_and_denominator_that_change_together_are_seen_beside_each_other() {
        String round = stage.openRound();
        many(round, Stage.row("2.A", "412", 0), Stage.row("2.B", "400", 0));
        JsonNode results = many(round, Stage.row("2.A", "500", 1), Stage.row("2.B", "600", 1));
        assertThat(results.at("/0/entry/warnings")
                        .valueStream()
                        .map(warning -> warning.path("rule").asString()))
                .containsExactly("evidence-missing");
        assertThat(results.at("/0/entry")).isEqualTo(stage.item(round));
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_rows() throws Exception {
        stage.publishPlan("krs-3001", 60, 50);
        String round = stage.roundOf("krs-3001", 6, 60, List.of("8101"));

        int one = Statements.of(() -> desk.reportEach(round, "8101", reports(1, 1), REPORTER));
        int fifty = Statements.of(() -> desk.reportEach(round, "8101", reports(2, 51), REPORTER));
        int none = Statements.of(() -> desk.reportEach(round, "8101", reports(61, 70), REPORTER));
        int mixed = Statements.of(() -> desk.reportEach(round, "8101", reports(45, 70), REPORTER));

        assertThat(one).isEqualTo(4);
        assertThat(fifty).isEqualTo(one);
        assertThat(none).isEqualTo(3);
        assertThat(mixed).isEqualTo(one + 2);
        assertThat(Statements.of(() -> items.sheet(round, "8101", 0, 1000))).isEqualTo(1);
    }

    @Test
    void an_item_whose_plan_has_not_arrived_is_told_in_its_row() {
        stage.publishPlan();
        String round = "krs-3002-6m";
        ObjectNode scheduled = (ObjectNode) EventContracts.example("round");
        scheduled.put("round", round).put("planVersion", 7);
        stage.tell("rabrong.rounds.v1", round, 1, "org.rabrong.rounds.scheduled.v1", scheduled);
        stage.createItems(round, 2, "2.A", List.of("8101"));
        await().until(() -> stage.number("select count(*) from entry where round = 'krs-3002-6m'") == 1);
        JsonNode results = many(round, Stage.row("2.A", "412", 0), Stage.row("9.Z", "1", 0));
        assertThat(results.valueStream().map(result -> result.path("status").asInt()))
                .containsExactly(503, 422);
    }

    private static List<Report> reports(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> Report.of("2.V" + i, Integer.toString(i), i >= 45 && i <= 51 && from == 45 ? 1 : 0))
                .toList();
    }

    private static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Stage.row("9.Z" + i, "1", 0))
                .collect(Collectors.joining(","));
    }

    private JsonNode withKey(String key, String body) {
        return Stage.json(http.put()
                .uri("/api/v1/entries")
                .header("Authorization", "Bearer " + TOKEN)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange()
                .expectStatus()
                .isOk());
    }

    private JsonNode many(String round, String... rows) {
        return Stage.json(stage.putMany(round, "8101", TOKEN, String.join(",", rows))
                        .expectStatus()
                        .isOk())
                .path("items");
    }
}
