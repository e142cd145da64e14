package org.rabrong.submission;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The world around the service: what indicator-service, confirmation-service and the others would tell it. The plan is the contract's example (variables 2.A
 * and 2.B, whole numbers from 0 and from 1), each test has a round of its own with items of the offices 8101 and M29.
 */
@TestComponent
public class Stage {

    private static final AtomicInteger ROUNDS = new AtomicInteger();

    private final TestKafka kafka;
    private final JdbcClient database;
    private final RestTestClient http;

    private @Nullable String roundOfRefusals;

    Stage(TestKafka kafka, JdbcClient database, RestTestClient http) {
        this.kafka = kafka;
        this.database = database;
        this.http = http;
    }

    public static LocalDate today() {
        return LocalDate.now(Clock.system(ZoneId.of("Asia/Bangkok")));
    }

    /** Open from yesterday to tomorrow. */
    public String openRound() {
        return round(today().minusDays(1), today().plusDays(1));
    }

    /** An open round in which nothing is ever reported, shared by the tests of refusals. */
    public synchronized String roundOfRefusals() {
        if (roundOfRefusals == null) {
            roundOfRefusals = openRound();
        }
        return roundOfRefusals;
    }

    /** Closed since yesterday. */
    public String closedRound() {
        return round(today().minusDays(30), today().minusDays(1));
    }

    public String round(LocalDate opens, LocalDate closes) {
        publishPlan();
        String round = "krs-2559-" + ROUNDS.incrementAndGet() + "m";
        schedule(round, 1, opens, closes);
        createItems(round, 2, "2.A", List.of("8101", "M29"));
        createItems(round, 3, "2.B", List.of("8101"));
        await().until(() -> number("select count(*) from entry where round = '" + round + "'") == 3);
        return round;
    }

    /** The plan of the example, once. */
    public void publishPlan() {
        if (number("select count(*) from plan_variable where plan = 'krs-2559'") == 0) {
            kafka.sendAs(
                    "plan-1",
                    "rabrong.plans.v1",
                    "krs-2559",
                    1,
                    "org.rabrong.plans.published.v1",
                    EventContracts.example("plan").toString());
            await().until(() -> number("select count(*) from plan_variable where plan = 'krs-2559'") >= 2);
        }
    }

    /**
     * A plan of its own with this many variables {@code 2.V1}, {@code 2.V2}, … (whole numbers to ten million, no file asked for), of which the
     * first is a part of the second.
     */
    public void publishPlan(String plan, int variables, int deviationPercent) {
        ObjectNode published = (ObjectNode) EventContracts.example("plan");
        published.put("plan", plan).put("deviationPercent", deviationPercent);
        ObjectNode sub = (ObjectNode) published.at("/dimensions/0/indicators/0/subIndicators/0");
        JsonNode example = sub.at("/variables/0");
        ((ObjectNode) sub.path("scoring")).put("formula", "100 * V1 / V2");
        ArrayNode all = sub.putArray("variables");
        for (int i = 1; i <= variables; i++) {
            all.add(((ObjectNode) example.deepCopy())
                    .put("code", "2.V" + i)
                    .put("id", "V" + i)
                    .put("evidenceRequired", false));
        }
        tell("rabrong.plans.v1", plan, 1, "org.rabrong.plans.published.v1", published);
        await().until(() -> number("select count(*) from plan_variable where plan = '" + plan + "'") == variables);
    }

    /** An open round of such a plan with all items of the offices. */
    public String roundOf(String plan, int months, int variables, List<String> offices) {
        String round = plan + "-" + months + "m";
        ObjectNode scheduled = (ObjectNode) EventContracts.example("round");
        scheduled.put("round", round).put("plan", plan).put("months", months);
        scheduled
                .putObject("reporting")
                .put("opens", today().minusDays(1).toString())
                .put("closes", today().plusDays(1).toString());
        tell("rabrong.rounds.v1", round, 1, "org.rabrong.rounds.scheduled.v1", scheduled);
        for (int i = 1; i <= variables; i++) {
            createItems(round, i + 1, "2.V" + i, offices);
        }
        await().until(() ->
                number("select count(*) from entry where round = '" + round + "'") == variables * offices.size());
        return round;
    }

    public void schedule(String round, long sequence, LocalDate opens, LocalDate closes) {
        ObjectNode scheduled = (ObjectNode) EventContracts.example("round");
        scheduled.put("round", round);
        scheduled.putObject("reporting").put("opens", opens.toString()).put("closes", closes.toString());
        kafka.send("rabrong.rounds.v1", round, sequence, "org.rabrong.rounds.scheduled.v1", scheduled.toString());
    }

    public void createItems(String round, long sequence, String variable, List<String> offices) {
        ObjectNode created = (ObjectNode) EventContracts.example("items-created");
        created.put("round", round).put("variable", variable);
        offices.forEach(created.putArray("offices")::add);
        kafka.send("rabrong.rounds.v1", round, sequence, "org.rabrong.rounds.items-created.v1", created.toString());
    }

    public void removeItems(String round, long sequence, String variable, List<String> offices) {
        ObjectNode removed = (ObjectNode) EventContracts.example("items-removed");
        removed.put("round", round).put("variable", variable);
        offices.forEach(removed.putArray("offices")::add);
        kafka.send("rabrong.rounds.v1", round, sequence, "org.rabrong.rounds.items-removed.v1", removed.toString());
    }

    /** An extension of the reporting window for all: the example with the given members replaced. */
    public void extend(String round, long sequence, String members) {
        ObjectNode extension = (ObjectNode) EventContracts.example("window-extension");
        extension.put("round", round).putNull("office");
        extension.setAll((ObjectNode) JsonMapper.shared().readTree(members));
        kafka.send("rabrong.rounds.v1", round, sequence, "org.rabrong.rounds.window-extended.v1", extension.toString());
    }

    /** Moves the round to a version of the plan, with a window around today. */
    public void move(String round, long sequence, int version) {
        ObjectNode scheduled = (ObjectNode) EventContracts.example("round");
        scheduled.put("round", round).put("planVersion", version);
        scheduled
                .putObject("reporting")
                .put("opens", today().minusDays(1).toString())
                .put("closes", today().plusDays(1).toString());
        kafka.send("rabrong.rounds.v1", round, sequence, "org.rabrong.rounds.scheduled.v1", scheduled.toString());
    }

    /** An event of confirmation-service for 2.A at office 8101: the example with the given members replaced. */
    public void certify(String round, long sequence, String step, String members) {
        ObjectNode confirmation = (ObjectNode) EventContracts.example("confirmation");
        confirmation.put("round", round);
        confirmation.setAll((ObjectNode) JsonMapper.shared().readTree(members));
        kafka.send(
                "rabrong.confirmations.v1",
                round + "/2.A/8101",
                sequence,
                "org.rabrong.confirmations." + step + ".v1",
                confirmation.toString());
    }

    public void tell(String topic, String key, long sequence, String type, JsonNode data) {
        kafka.send(topic, key, sequence, type, data.toString());
    }

    public int number(String sql) {
        return database.sql(sql).query(Integer.class).single();
    }

    public RestTestClient.ResponseSpec put(String item, String token, String json) {
        return http.put()
                .uri("/api/v1/entries/" + item)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    /** Many values at once; the rows as JSON. */
    public RestTestClient.ResponseSpec putMany(String round, String office, String token, String rows) {
        return putMany(
                token, "{\"round\": \"%s\", \"office\": \"%s\", \"values\": [%s]}".formatted(round, office, rows));
    }

    public RestTestClient.ResponseSpec putMany(String token, String json) {
        return http.put()
                .uri("/api/v1/entries")
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    /** A row of {@link #putMany(String, String, String, String)}. */
    public static String row(String variable, @Nullable String value, long revision) {
        return "{\"variable\": \"%s\", \"value\": %s, \"revision\": %d}"
                .formatted(variable, value == null ? "null" : "\"" + value + "\"", revision);
    }

    public RestTestClient.ResponseSpec putWithKey(String item, String token, String key, String json) {
        return http.put()
                .uri("/api/v1/entries/" + item)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    public RestTestClient.ResponseSpec get(String path, String token) {
        return http.get()
                .uri("/api/v1/entries" + path)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    /** Item 2.A of office 8101 as its reporter sees it. */
    public JsonNode item(String round) {
        return json(get("/" + round + "/2.A/8101", TestTokens.reporter("8101"))
                .expectStatus()
                .isOk());
    }

    /** Reports 2.A for office 8101, successfully. */
    public JsonNode report(String round, String value, long revision) {
        return json(put(
                        round + "/2.A/8101",
                        TestTokens.reporter("8101"),
                        "{\"value\": \"%s\", \"revision\": %d}".formatted(value, revision))
                .expectStatus()
                .isOk());
    }

    public static JsonNode json(RestTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(body == null ? new byte[0] : body);
    }
}
