package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.indicator.plan.PlanClient.Answer;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Once offices and bureaus are known, a plan may name no other. */
@IndicatorTest
@DirtiesContext
@TestPropertySource(properties = "rabrong.test.context-of=announced-organisations")
class AnnouncedOrganisationsTest {

    @Autowired
    RestTestClient http;

    @Autowired
    JdbcClient database;

    private PlanClient psdg;

    @BeforeEach
    void organisations() {
        psdg = new PlanClient(http);
        database.sql("insert into bureau (code, name_th) values ('BTL', 'สำนักทดสอบ') on conflict do nothing")
                .update();
        database.sql("insert into office (code, kind) values ('8101', 'PRIMARY') on conflict do nothing")
                .update();
    }

    @Test
    void a_draft_tells_which_it_names_that_are_not_there() {
        Answer draft = psdg.get("/plans/krs-2559/draft");
        Answer changed = psdg.put(
                "/plans/krs-2559/draft/parts/SUB_INDICATOR/1.1.1",
                "{\"revision\": %d, \"part\": {\"reporters\": {\"kind\": \"LIST\", \"offices\": [\"8101\", \"9999\"]}}}"
                        .formatted(draft.revision()));
        assertThat(changed.at("/findings").findValuesAsString("message"))
                .contains("ไม่มีหน่วยงานรหัส 9999", "ไม่มีสำนักรหัส BPP")
                .doesNotContain("ไม่มีหน่วยงานรหัส 8101", "ไม่มีสำนักรหัส BTL");
    }

    @Test
    void a_grant_that_would_publish_such_a_plan_is_refused_with_what_was_found() {
        Answer asked = psdg.send(HttpMethod.POST, "/permissions", TestTokens.certifier("BPP"), """
                {"kind": "AUDIT", "plan": "krs-2559", "subIndicator": "1.1.1", "reason": "ก", "letterNumber": "1",
                 "letterDate": "2016-01-15", "letter": {"id": "7d0f3f0e-2f0a-4d0e-8f43-5f6f0f9d1a11"}}""");
        assertThat(asked.status()).as(asked.body().toString()).isEqualTo(201);
        Answer refused = psdg.post("/permissions/" + asked.at("/id").asString() + "/grant", "{\"rounds\": []}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("plan-incomplete");
        assertThat(refused.at("/findings").findValuesAsString("rule")).contains("bureau-unknown");
        assertThat(psdg.get("/plans/krs-2559").at("/version").asInt()).isEqualTo(1);
        assertThat(psdg.get("/permissions?state=ASKED").at("/items/0/id")).isEqualTo(asked.at("/id"));
    }
}
