package org.rabrong.indicator.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rabrong.indicator.round.items.ItemsCreated;
import org.rabrong.indicator.round.items.Offices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What tests of rounds do again and again, over HTTP and Kafka as others do it. */
record RoundApi(RestTestClient http, TestKafka kafka, JdbcClient database) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    RestTestClient.ResponseSpec as(String token, HttpMethod method, String path, String json) {
        RestTestClient.RequestBodySpec request =
                http.method(method).uri("/api/v1" + path).header("Authorization", "Bearer " + token);
        return (json.isEmpty()
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).body(json))
                .exchange();
    }

    JsonNode get(String path) {
        return json(as(TestTokens.psdg(), HttpMethod.GET, path, ""), 200);
    }

    JsonNode post(String path, String json, int status) {
        return json(as(TestTokens.psdg(), HttpMethod.POST, path, json), status);
    }

    static JsonNode json(RestTestClient.ResponseSpec response, int status) {
        byte[] json = response.expectBody().returnResult().getResponseBody();
        JsonNode body = JsonMapper.shared()
                .readTree(json == null || json.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : json);
        response.expectStatus()
                .value(actual -> assertThat(actual).as(body.toString()).isEqualTo(status));
        return body;
    }

    /** Makes a round that is open from today. */
    String round(String plan, int months) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
        return post(
                        "/rounds",
                        """
                {"plan": "%s", "months": %d, "nameTh": "รอบ %d เดือน", "reporting": {"opens": "%s", "closes": "%s"},
                 "certification": {"opens": "%s", "closes": "%s"}}""".formatted(plan, months, months, today, today.plusDays(30), today, today.plusDays(60)),
                        201)
                .path("round")
                .asString();
    }

    /** Asks for the items and waits until they are there. */
    JsonNode create(String round, String body) {
        post("/rounds/" + round + "/items", body, 202);
        return awaitJob(round, "DONE");
    }

    JsonNode awaitJob(String round, String state) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/rounds/" + round + "/items"),
                        job -> job.path("state").asString().equals(state));
    }

    void announce(String code, String kind, String since, String until, long sequence) {
        ObjectNode organisation = (ObjectNode) EventContracts.example("organisation");
        organisation.put("code", code).put("kind", kind).put("nameTh", "เขต " + code);
        organisation.put("since", since.isEmpty() ? null : since).put("until", until.isEmpty() ? null : until);
        kafka.send(Offices.TOPIC, code, sequence, "org.rabrong.organisations.announced.v1", organisation.toString());
    }

    void awaitOffices(int number) {
        await().atMost(PATIENCE)
                .until(() -> database.sql("select count(*) from office")
                                .query(Integer.class)
                                .single()
                        >= number);
    }

    int items(String round) {
        return database.sql("select count(*) from item where round = ? and assigned")
                .param(round)
                .query(Integer.class)
                .single();
    }

    /** Each once: a relay that is killed sends some again with the same id, and consumers drop the repeat. */
    List<TestEvent> events(String round, String type) {
        Map<Long, TestEvent> bySequence = new TreeMap<>();
        for (TestEvent event : kafka.received(RoundDesk.TOPIC)) {
            if (event.key().equals(round)) {
                TestEvent before = bySequence.putIfAbsent(event.sequence(), event);
                assertThat(before == null ? event.id() : before.id()).isEqualTo(event.id());
            }
        }
        return bySequence.values().stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    /** Offices by variable, as the items-created events tell them. */
    Map<String, List<String>> told(String round) {
        Map<String, List<String>> offices = new TreeMap<>();
        for (TestEvent event : events(round, ItemsCreated.TYPE)) {
            event.data()
                    .path("offices")
                    .forEach(office -> offices.computeIfAbsent(
                                    event.data().path("variable").asString(), variable -> new ArrayList<>())
                            .add(office.asString()));
        }
        return offices;
    }

    /** Every event is there, once, and the round's events are counted without gaps. */
    void assertToldOnce(String round, int items) {
        await().atMost(PATIENCE)
                .until(() -> told(round).values().stream().mapToInt(List::size).sum() >= items);
        told(round)
                .forEach((variable, offices) -> assertThat(offices).as(variable).doesNotHaveDuplicates());
        assertThat(told(round).values().stream().mapToInt(List::size).sum()).isEqualTo(items);
        List<Long> sequences = kafka.received(RoundDesk.TOPIC).stream()
                .filter(event -> event.key().equals(round))
                .map(TestEvent::sequence)
                .distinct()
                .sorted()
                .toList();
        assertThat(sequences).first().isEqualTo(1L);
        assertThat(sequences).last().isEqualTo((long) sequences.size());
    }
}
