package org.rabrong.indicator.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** ขยายเวลา: for all, a bureau, an office or an item, with the reason. */
@IndicatorTest
@DirtiesContext
@TestPropertySource(properties = "rabrong.test.context-of=extension")
class ExtensionTest {

    private static final String TYPE = "org.rabrong.rounds.window-extended.v1";

    @Autowired
    RestTestClient http;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient database;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));

    RoundApi api;

    @BeforeEach
    void offices() {
        api = new RoundApi(http, kafka, database);
        api.announce("8101", "PRIMARY", "", "", 1);
        api.awaitOffices(1);
    }

    @Test
    void a_closed_window_lasts_longer_for_an_item_and_that_is_taken_back() {
        JsonNode made = api.post("/rounds/ars-2559-6m/extensions", """
                {"window": "REPORTING", "until": "%s", "scope": {"office": "8101"}, "reason": "น้ำท่วม"}""".formatted(today.plusDays(200)), 201);
        api.post("/rounds/ars-2559-6m/extensions", """
                {"window": "CERTIFICATION", "until": "%s", "reason": "ทุกสำนัก"}""".formatted(today.plusDays(201)), 201);
        TestEvent told = kafka.await(
                RoundDesk.TOPIC,
                event -> event.type().equals(TYPE) && event.data().path("id").equals(made.path("id")));
        EventContracts.assertObeys("window-extension", told.data());
        assertThat(told.data().path("office").asString()).isEqualTo("8101");
        assertThat(told.data().path("bureau").isNull()).isTrue();
        JsonNode page = api.get("/rounds/ars-2559-6m/extensions?limit=1");
        assertThat(page.at("/items/0/reason").asString()).as("the newest first").isEqualTo("ทุกสำนัก");
        JsonNode behind = api.get("/rounds/ars-2559-6m/extensions?limit=1&cursor="
                + page.path("next").asString());
        assertThat(behind.at("/items/0/id")).isEqualTo(made.path("id"));
        assertThat(behind.at("/items/0/inForce").asBoolean()).isTrue();
        String revoke = "/rounds/ars-2559-6m/extensions/" + made.path("id").asString() + "/revoke";
        api.post(revoke, "{}", 422);
        JsonNode revoked = api.post(revoke, "{\"reason\": \"น้ำลดแล้ว\"}", 200);
        assertThat(revoked.path("inForce").asBoolean()).isFalse();
        assertThat(revoked.at("/revoked/reason").asString()).isEqualTo("น้ำลดแล้ว");
        assertThat(api.post(revoke, "{\"reason\": \"อีกครั้ง\"}", 409)
                        .path("type")
                        .asString())
                .endsWith("extension-revoked");
        TestEvent back = kafka.await(
                RoundDesk.TOPIC,
                event -> event.type().equals(TYPE)
                        && event.data().path("revoked").asBoolean());
        EventContracts.assertObeys("window-extension", back.data());
    }

    @Test
    void a_closed_round_keeps_its_plan_version_until_certification_is_extended() {
        assertThat(api.get("/rounds/krs-2559-9m").path("closed").asBoolean()).isTrue();
        assertThat(api.post("/rounds/krs-2559-9m/plan-version", "{\"version\": 1}", 409)
                        .path("type")
                        .asString())
                .isEqualTo("urn:rabrong:problem:round-closed");
        api.post("/rounds/krs-2559-9m/extensions", """
                {"window": "CERTIFICATION", "until": "%s", "scope": {"bureau": "BTL"}, "reason": "ตรวจซ้ำ"}""".formatted(today), 201);
        assertThat(api.get("/rounds/krs-2559-9m").path("closed").asBoolean()).isFalse();
        api.post("/rounds/krs-2559-9m/plan-version", "{\"version\": 1}", 200);
        assertThat(api.post("/rounds/krs-2559-9m/plan-version", "{\"version\": 7}", 422)
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"window": "REPORTING", "reason": "ก"}                                                                    | until          | required
            {"window": "REPORTING", "until": "TODAY"}                                                                 | reason         | required
            {"until": "TODAY", "reason": "ก"}                                                                         | window         | required
            {"window": "REPORTING", "until": "TODAY", "reason": "ก"}                                                  | until          | not-before-day
            {"window": "REPORTING", "until": "2016-01-01", "reason": "ก"}                                             | until          | not-before-day
            {"window": "REPORTING", "until": "2101-01-01", "reason": "ก"}                                             | until          | not-after-day
            {"window": "REPORTING", "until": "2099-01-01", "reason": "ก", "scope": {"bureau": "NONE"}}                | scope.bureau   | unknown
            {"window": "REPORTING", "until": "2099-01-01", "reason": "ก", "scope": {"office": "9999"}}                | scope.office   | unknown
            {"window": "REPORTING", "until": "2099-01-01", "reason": "ก", "scope": {"office": "8101", "variable": "99.A"}} | scope.variable | unknown
            {"window": "REPORTING", "until": "2099-01-01", "reason": "ก", "scope": {"variable": "2.A"}}               | scope.office   | required
            """)
    void what_cannot_be_is_refused_by_name(String json, String field, String rule) {
        // the round of the demonstration is open for 90 days, so today lies before its last day
        JsonNode refused = api.post("/rounds/krs-2559-6m/extensions", json.replace("TODAY", today.toString()), 422);
        assertThat(refused.path("errors").findValuesAsString("field")).contains(field);
        assertThat(refused.path("errors").findValuesAsString("rule")).contains(rule);
    }
}
