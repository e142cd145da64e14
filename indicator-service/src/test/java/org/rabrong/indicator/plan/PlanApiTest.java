package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IndicatorTest
class PlanApiTest {

    @Autowired
    RestTestClient http;

    @Autowired
    TestKafka kafka;

    @Autowired
    PlanFiles files;

    @Test
    void plans_are_listed_for_everyone_who_signed_in() {
        get("/api/v1/plans", TestTokens.nobody())
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"items": [
                          {"plan": "ars-2559", "programme": "ARS", "nameTh": "ระบบรายงานผลตามแผนปฏิบัติราชการ", "fiscalYear": 2559, "version": 1},
                          {"plan": "krs-2559", "programme": "KRS", "nameTh": "ระบบรายงานผลตามคำรับรองการปฏิบัติราชการ", "fiscalYear": 2559, "version": 1}],
                         "next": null}""");
    }

    @Test
    void without_a_token_nothing_is_told() {
        http.get().uri("/api/v1/plans/krs-2559").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void an_unknown_plan_is_named_in_thai() {
        get("/api/v1/plans/krs-2999", TestTokens.psdg())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:not-found")
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("ผังรายการตัวชี้วัด", "krs-2999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"krs-2559", "ars-2559"})
    void what_is_served_is_what_was_told_and_obeys_the_contract(String plan) {
        TestEvent event = kafka.await(Plans.TOPIC, told -> told.key().equals(plan));
        assertThat(event.type()).isEqualTo(Plans.PUBLISHED);
        assertThat(event.sequence()).isEqualTo(1);
        EventContracts.assertObeys("plan", event.data());
        assertThat(body("/api/v1/plans/" + plan)).isEqualTo(event.data());
    }

    @Test
    void numbers_are_decimal_text_as_the_file_has_them() {
        JsonNode plan = body("/api/v1/plans/krs-2559");
        JsonNode onet = subIndicator(plan, "1.2.1");
        assertThat(onet.at("/variables/1/min").asString()).isEqualTo("0.01");
        assertThat(onet.at("/variables/1/code").asString()).isEqualTo("1.2.1.B");
        assertThat(onet.at("/scoring/formula").asString()).isEqualTo("100 * (A - B) / B");
        assertThat(subIndicator(plan, "3.1").at("/variables/0/max").asString()).isEqualTo("100000000000");
        assertThat(subIndicator(plan, "4.1").at("/scoring/levels").toString())
                .isEqualTo("[\"100\",\"97.5\",\"95\",\"92.5\",\"90\"]");
        assertThat(subIndicator(plan, "6.5").at("/mode").asString()).isEqualTo("AUDIT");
        assertThat(subIndicator(plan, "2").at("/weight").asString()).isEqualTo("5");
    }

    @Test
    void a_second_start_publishes_nothing_again() {
        kafka.await(Plans.TOPIC, told -> told.key().equals("krs-2559"));
        kafka.await(Plans.TOPIC, told -> told.key().equals("ars-2559"));
        assertThat(files.publishAll()).hasSize(5);
        assertThat(body("/api/v1/plans/krs-2559").path("version").asInt()).isEqualTo(1);
        assertThat(kafka.received(Plans.TOPIC)).hasSize(2);
    }

    private static JsonNode subIndicator(JsonNode plan, String code) {
        return plan.path("dimensions")
                .valueStream()
                .flatMap(dimension -> dimension.path("indicators").valueStream())
                .flatMap(indicator -> indicator.path("subIndicators").valueStream())
                .filter(sub -> sub.path("code").asString().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode body(String path) {
        byte[] json = get(path, TestTokens.reporter("8101"))
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JsonMapper.shared().readTree(json == null ? new byte[0] : json);
    }

    private RestTestClient.ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }
}
