package org.rabrong.indicator.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@IndicatorTest
class RoundApiTest {

    private static final String GOOD = """
            {"reporting": {"opens": "2016-10-01", "closes": "2016-10-31"}, "certification": {"opens": "2016-10-05", "closes": "2016-11-30"}}""";

    @Autowired
    RestTestClient http;

    @Autowired
    TestKafka kafka;

    @Autowired
    Clock clock;

    @Test
    void the_demo_rounds_are_open_from_today_and_the_others_were_in_their_own_year() {
        LocalDate today = LocalDate.now(clock);
        get("/api/v1/rounds/krs-2559-6m", TestTokens.nobody())
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"round": "krs-2559-6m", "plan": "krs-2559", "planVersion": 1, "programme": "KRS", "fiscalYear": 2559, "months": 6,
                         "nameTh": "รอบ 6 เดือน ปี 59", "reporting": {"opens": "%s", "closes": "%s"},
                         "certification": {"opens": "%s", "closes": "%s"}, "reportingOpen": true, "certificationOpen": true}""".formatted(today, today.plusDays(89), today, today.plusDays(119)));
        get("/api/v1/rounds/krs-2559-9m", TestTokens.nobody()).expectBody().json("""
                        {"reporting": {"opens": "2016-07-01", "closes": "2016-07-31"},
                         "certification": {"opens": "2016-07-01", "closes": "2016-08-31"}, "reportingOpen": false, "certificationOpen": false}""");
    }

    @Test
    void all_five_rounds_are_listed_and_told() {
        get("/api/v1/rounds", TestTokens.executive())
                .expectBody()
                .jsonPath("$.items[*].round")
                .value(
                        List.class,
                        rounds -> assertThat(rounds.toString())
                                .contains("krs-2559-6m", "krs-2559-9m", "krs-2559-12m", "ars-2559-6m", "ars-2559-12m"));
        for (String round :
                new String[] {"krs-2559-6m", "krs-2559-9m", "krs-2559-12m", "ars-2559-6m", "ars-2559-12m"}) {
            TestEvent event = kafka.await(RoundDesk.TOPIC, told -> told.key().equals(round));
            assertThat(event.sequence()).isEqualTo(1);
            assertThat(event.type()).isEqualTo(RoundScheduled.TYPE);
            EventContracts.assertObeys("round", event.data());
        }
    }

    @Test
    void psdg_moves_the_windows_and_the_move_is_told() {
        put("/api/v1/rounds/krs-2559-12m/windows", TestTokens.psdg(), GOOD)
                .expectStatus()
                .isOk()
                .expectBody()
                .json(GOOD);
        TestEvent moved =
                kafka.await(RoundDesk.TOPIC, told -> told.key().equals("krs-2559-12m") && told.sequence() == 2);
        EventContracts.assertObeys("round", moved.data());
        assertThat(moved.data().at("/certification/opens").asString()).isEqualTo("2016-10-05");
        get("/api/v1/rounds/krs-2559-12m", TestTokens.psdg()).expectBody().json(GOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-10-31, 2016-09-30, reporting.closes, not-before",
        "2016-10-05, 2016-12-05, certification.opens, ''",
        "2016-11-30, 2016-10-30, certification.closes, not-before",
        "2016-10-01, 1016-10-01, reporting.opens, date-range"
    })
    void windows_that_cannot_be_are_refused_by_name(String right, String wrong, String field, String rule) {
        String expected = rule.isEmpty() ? "certification.closes" : field;
        put("/api/v1/rounds/ars-2559-12m/windows", TestTokens.psdg(), GOOD.replace(right, wrong))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.field == '%s' && @.rule == '%s')]"
                        .formatted(expected, rule.isEmpty() ? "not-before" : rule))
                .isNotEmpty();
        get("/api/v1/rounds/ars-2559-12m", TestTokens.psdg())
                .expectBody()
                .jsonPath("$.certification.closes")
                .isEqualTo("2016-11-30")
                .jsonPath("$.reporting.opens")
                .isEqualTo("2016-10-01");
    }

    @Test
    void every_missing_date_is_named() {
        put("/api/v1/rounds/ars-2559-12m/windows", TestTokens.psdg(), "{\"reporting\": {\"opens\": \"2016-10-01\"}}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(
                        List.class,
                        fields -> assertThat(fields.toString())
                                .contains("reporting.closes", "certification.opens", "certification.closes"));
    }

    @Test
    void psdg_makes_a_round_once_and_names_it() {
        String round = """
                {"plan": "ars-2559", "months": 9, "nameTh": "รอบ 9 เดือน", %s""".formatted(GOOD.substring(1));
        send(HttpMethod.POST, "/api/v1/rounds", TestTokens.psdg(), round)
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("""
                        {"round": "ars-2559-9m", "planVersion": 1, "programme": "ARS", "fiscalYear": 2559, "itemsState": "NONE", "items": 0,
                         "closed": true}""");
        EventContracts.assertObeys(
                "round",
                kafka.await(RoundDesk.TOPIC, told -> told.key().equals("ars-2559-9m"))
                        .data());
        send(HttpMethod.POST, "/api/v1/rounds", TestTokens.psdg(), round)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:round-exists");
        put("/api/v1/rounds/ars-2559-9m", TestTokens.psdg(), "{\"nameTh\": \"  ครึ่งหลัง \"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.nameTh")
                .isEqualTo("ครึ่งหลัง");
    }

    @ParameterizedTest
    @CsvSource({
        "\"ars-2559\", \"xyz-2559\", plan, unknown",
        "\"months\": 9, \"months\": 7, months, months",
        "\"months\": 9, \"months\": null, months, required",
        "\"รอบ\", \"\", nameTh, required"
    })
    void a_round_that_cannot_be_is_refused_by_name(String right, String wrong, String field, String rule) {
        String round = """
                {"plan": "ars-2559", "months": 9, "nameTh": "รอบ", %s""".formatted(GOOD.substring(1));
        send(HttpMethod.POST, "/api/v1/rounds", TestTokens.psdg(), round.replace(right, wrong))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[?(@.field == '%s' && @.rule == '%s')]".formatted(field, rule))
                .isNotEmpty();
    }

    @Test
    void rounds_come_in_pages() {
        get("/api/v1/rounds?limit=2", TestTokens.nobody())
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.next")
                .isEqualTo("krs-2559-9m");
        get("/api/v1/rounds?limit=2&cursor=krs-2559-9m", TestTokens.nobody())
                .expectBody()
                .jsonPath("$.items[0].round")
                .isEqualTo("krs-2559-12m");
        get("/api/v1/rounds?limit=0", TestTokens.nobody()).expectStatus().isEqualTo(422);
    }

    static Stream<Arguments> notPsdg() {
        return Map.of(
                        "reporter", TestTokens.reporter("8101"),
                        "certifier", TestTokens.certifier("BTL"),
                        "executive", TestTokens.executive(),
                        "integrator", TestTokens.integrator(),
                        "nobody", TestTokens.nobody())
                .entrySet()
                .stream()
                .map(person -> Arguments.of(person.getKey(), person.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notPsdg")
    void only_psdg_changes_rounds(String who, String token) {
        put("/api/v1/rounds/krs-2559-6m/windows", token, GOOD).expectStatus().isForbidden();
        put("/api/v1/rounds/no-such-round/windows", token, GOOD).expectStatus().isForbidden();
        put("/api/v1/rounds/krs-2559-6m", token, "{\"nameTh\": \"x\"}")
                .expectStatus()
                .isForbidden();
        for (String path : List.of(
                "",
                "/krs-2559-6m/items",
                "/krs-2559-6m/items/removal",
                "/krs-2559-6m/items/removal-preview",
                "/krs-2559-6m/plan-version",
                "/krs-2559-6m/extensions",
                "/krs-2559-6m/extensions/0b0a2c1e-8f7d-4a53-9a51-2f6c2f6f0001/revoke",
                "/no-such-round/items")) {
            send(HttpMethod.POST, "/api/v1/rounds" + path, token, "{}")
                    .expectStatus()
                    .isForbidden();
        }
        send(HttpMethod.DELETE, "/api/v1/rounds/krs-2559-6m/items", token, "{}")
                .expectStatus()
                .isForbidden();
        for (String path : List.of("/items", "/items/preview", "/items/removed", "/extensions")) {
            get("/api/v1/rounds/krs-2559-6m" + path, token).expectStatus().isForbidden();
        }
    }

    @Test
    void an_unknown_round_is_not_found_by_psdg() {
        put("/api/v1/rounds/krs-2559-7m/windows", TestTokens.psdg(), GOOD)
                .expectStatus()
                .isNotFound();
        post("/api/v1/rounds/krs-2559-7m/items", TestTokens.psdg())
                .expectStatus()
                .isNotFound();
        get("/api/v1/rounds/krs-2559-7m", TestTokens.psdg()).expectStatus().isNotFound();
    }

    @Test
    void without_a_token_nothing_is_told_or_changed() {
        http.get().uri("/api/v1/rounds").exchange().expectStatus().isUnauthorized();
        http.post()
                .uri("/api/v1/rounds/krs-2559-6m/items")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private RestTestClient.ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private RestTestClient.ResponseSpec put(String path, String token, String json) {
        return http.put()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private RestTestClient.ResponseSpec send(HttpMethod method, String path, String token, String json) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    private RestTestClient.ResponseSpec post(String path, String token) {
        return http.post().uri(path).header("Authorization", "Bearer " + token).exchange();
    }
}
