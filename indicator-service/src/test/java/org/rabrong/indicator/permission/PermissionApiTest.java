package org.rabrong.indicator.permission;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.indicator.plan.PlanClient;
import org.rabrong.indicator.plan.PlanClient.Answer;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A bureau asks by letter, psdg answers; what is granted is published and the named rounds follow it. */
@IndicatorTest
@DirtiesContext // grants change the shipped plan and move its round, which other tests know as they come
class PermissionApiTest {

    private static final String LETTER = "7d0f3f0e-2f0a-4d0e-8f43-5f6f0f9d1a11";

    @Autowired
    RestTestClient http;

    private PlanClient client;

    @BeforeEach
    void client() {
        client = new PlanClient(http);
    }

    @Test
    void granting_publishes_the_switch_and_moves_the_named_rounds_only() {
        Answer asked = ask("BPP", request("CARRY_FORWARD", "krs-2559", "1.1.1", "1.1.1.A"));
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        assertThat(asked.at("/state").asString()).isEqualTo("ASKED");
        assertThat(asked.at("/bureau").asString()).isEqualTo("BPP");
        assertThat(ask("BPP", request("CARRY_FORWARD", "krs-2559", "1.1.1", "1.1.1.A"))
                        .problem())
                .isEqualTo("permission-asked");
        int before = client.get("/plans/krs-2559").at("/version").asInt();

        Answer granted = client.post(
                "/permissions/" + asked.at("/id").asString() + "/grant",
                "{\"rounds\": [\"krs-2559-6m\"], \"answer\": \"อนุญาต\"}");
        assertThat(granted.status()).as(granted.body().toString()).isEqualTo(200);
        assertThat(granted.at("/state").asString()).isEqualTo("GRANTED");
        assertThat(granted.at("/planVersion").asInt()).isEqualTo(before + 1);
        assertThat(granted.at("/answeredBy").asString()).isEqualTo("กพร.");
        assertThat(client.get("/rounds/krs-2559-6m").at("/planVersion").asInt()).isEqualTo(before + 1);
        assertThat(client.get("/rounds/krs-2559-9m").at("/planVersion").asInt()).isEqualTo(1);
        assertThat(client.get("/plans/krs-2559/differences?from=%d&to=%d".formatted(before, before + 1))
                        .at("/items/0/message")
                        .asString())
                .isEqualTo("รับรองต่อเนื่องของ 1.1.1.A: ไม่ใช่ → ใช่");
        assertThat(client.get("/plans/krs-2559/versions").at("/items/0/note").asString())
                .isEqualTo("ศธ 04006/123");
        assertThat(client.get("/plans/krs-2559/draft").at("/differs").asBoolean())
                .isFalse();
        assertThat(client.post("/permissions/" + asked.at("/id").asString() + "/refuse", "{\"answer\": \"ไม่\"}")
                        .problem())
                .isEqualTo("permission-answered");
        assertThat(ask("BPP", request("CARRY_FORWARD", "krs-2559", "1.1.1", "1.1.1.A"))
                        .problem())
                .isEqualTo("permission-in-force");
    }

    @Test
    void a_round_that_is_closed_stays_and_so_does_everything() {
        Answer asked = ask("BUS", request("AUDIT", "krs-2559", "1.1.2", null));
        int before = client.get("/plans/krs-2559").at("/version").asInt();
        Answer refused =
                client.post("/permissions/" + asked.at("/id").asString() + "/grant", "{\"rounds\": [\"krs-2559-9m\"]}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(client.get("/plans/krs-2559").at("/version").asInt()).isEqualTo(before);
        assertThat(client.post(
                                "/permissions/" + asked.at("/id").asString() + "/grant",
                                "{\"rounds\": [\"ars-2559-6m\"]}")
                        .violation())
                .isEqualTo("rounds[0]: round-of-plan");
        assertThat(client.get("/permissions?state=ASKED&plan=krs-2559")
                        .at("/items")
                        .findValuesAsString("id"))
                .contains(asked.at("/id").asString());
    }

    @Test
    void a_bureau_sees_and_withdraws_its_own_only() {
        Answer asked = ask("BGA", request("AUDIT", "krs-2559", "4.1", null));
        String id = asked.at("/id").asString();
        assertThat(list(TestTokens.certifier("BGA"))).contains(id);
        assertThat(list(TestTokens.certifier("BTL"))).doesNotContain(id);
        assertThat(list(TestTokens.psdg())).contains(id);
        assertThat(send("POST", "/permissions/" + id + "/withdraw", TestTokens.certifier("BTL"), null)
                        .status())
                .isEqualTo(404);
        Answer withdrawn = send("POST", "/permissions/" + id + "/withdraw", TestTokens.certifier("BGA"), null);
        assertThat(withdrawn.at("/state").asString()).isEqualTo("WITHDRAWN");
        assertThat(ask("BGA", request("AUDIT", "krs-2559", "4.1", null)).status())
                .isEqualTo(201);
    }

    @Test
    void a_refusal_says_why() {
        String id = ask("BET", request("AUDIT", "krs-2559", "1.2.1", null))
                .at("/id")
                .asString();
        assertThat(client.post("/permissions/" + id + "/refuse", "{}").violation())
                .isEqualTo("answer: required");
        Answer refused = client.post("/permissions/" + id + "/refuse", "{\"answer\": \"ข้อมูลไม่พอ\"}");
        assertThat(refused.at("/state").asString()).isEqualTo("REFUSED");
        assertThat(refused.at("/answer").asString()).isEqualTo("ข้อมูลไม่พอ");
    }

    @Test
    void only_the_certifier_of_the_sub_indicator_asks_and_only_psdg_answers() {
        String request = request("AUDIT", "krs-2559", "2", null);
        assertThat(ask("BTL", request).status()).isEqualTo(403);
        for (String token : new String[] {
            TestTokens.reporter("8101"), TestTokens.executive(), TestTokens.integrator(), TestTokens.nobody()
        }) {
            assertThat(send("POST", "/permissions", token, request).status()).isEqualTo(403);
            assertThat(send("GET", "/permissions", token, null).status()).isEqualTo(403);
            assertThat(send("POST", "/permissions/" + LETTER + "/withdraw", token, null)
                            .status())
                    .isEqualTo(403);
            assertThat(send("POST", "/permissions/" + LETTER + "/grant", token, "{}")
                            .status())
                    .isEqualTo(403);
            assertThat(send("POST", "/permissions/" + LETTER + "/refuse", token, "{}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(send("POST", "/permissions/" + LETTER + "/grant", TestTokens.certifier("PSDG"), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(client.post("/permissions/" + LETTER + "/grant", "{\"rounds\": []}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "kind": "AUDIT"              | "kind": "MORE"               | kind: word
            "plan": "krs-2559"           | "plan": "krs-2699"           | plan: unknown-plan
            "subIndicator": "2"          | "subIndicator": "99"         | subIndicator: unknown-part
            "subIndicator": "2"          | "variable": "2.A"            | subIndicator: required
            "reason": "เหตุผล"            | "reason": " "                | reason: required
            "letterDate": "2026-01-31"   | "letterDate": "2026-02-31"   | letterDate: format
            "letterNumber": "ศธ 04006/123" | "letterNo": "1"            | letterNumber: required
            "letter": {"id"              | "letter": {"no"              | letter.id: required
            """)
    void what_is_asked_for_wrongly_is_refused_by_field_and_rule(String right, String wrong, String violation) {
        String request = request("AUDIT", "krs-2559", "2", null);
        assertThat(request).contains(right);
        Answer refused = ask("PSDG", request.replace(right, wrong));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toString())
                .contains("\"field\":\"" + violation.split(": ", 2)[0] + "\",\"rule\":\""
                        + violation.split(": ", 2)[1] + "\"");
    }

    private Answer ask(String bureau, String request) {
        return send("POST", "/permissions", TestTokens.certifier(bureau), request);
    }

    private String list(String token) {
        return send("GET", "/permissions", token, null).body().toString();
    }

    private Answer send(String method, String path, String token, @Nullable String json) {
        return client.send(HttpMethod.valueOf(method), path, token, json);
    }

    private static String request(String kind, String plan, String sub, @Nullable String variable) {
        return """
                {"kind": "%s", "plan": "%s", "subIndicator": "%s", %s"rounds": [], "reason": "เหตุผล", "letterNumber": "ศธ 04006/123",
                 "letterDate": "2026-01-31", "letter": {"id": "%s"}}""".formatted(kind, plan, sub, variable == null ? "" : "\"variable\": \"" + variable + "\", ", LETTER);
    }
}
