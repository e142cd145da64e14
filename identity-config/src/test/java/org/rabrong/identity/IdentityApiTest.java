package org.rabrong.identity;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@SpringBootTest(properties = "rabrong.realm.keycloak-url=http://127.0.0.1:1/auth")
@AutoConfigureMockMvc
@WithServers
class IdentityApiTest {

    @Autowired
    private MockMvc http;

    @Autowired
    private TestKafka kafka;

    @Autowired
    private Clock clock;

    @Test
    void a_reporter_acts_for_his_office() throws Exception {
        call("/api/v1/me", TestTokens.reporter("8101"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.id").value(TestTokens.subject("office-8101")))
                .andExpect(jsonPath("$.username").value("office-8101"))
                .andExpect(jsonPath("$.roles", contains("REPORTER")))
                .andExpect(jsonPath("$.organisations", hasSize(1)))
                .andExpect(jsonPath("$.organisations[0].code").value("8101"))
                .andExpect(jsonPath("$.organisations[0].kind").value("PRIMARY"))
                .andExpect(jsonPath("$.organisations[0].nameTh").value("สพป.กระบี่"))
                .andExpect(jsonPath("$.organisations[0].roles", contains("REPORTER")));
    }

    @Test
    void a_certifier_acts_for_the_bureau() throws Exception {
        call("/api/v1/me", TestTokens.certifier("BTL"))
                .andExpect(jsonPath("$.roles", contains("CERTIFIER")))
                .andExpect(jsonPath("$.organisations[0].code").value("BTL"))
                .andExpect(jsonPath("$.organisations[0].kind").value("BUREAU"))
                .andExpect(jsonPath("$.organisations[0].roles", contains("CERTIFIER")));
    }

    @Test
    void psdg_administers_and_certifies_its_own_variables() throws Exception {
        call("/api/v1/me", TestTokens.psdg())
                .andExpect(jsonPath("$.roles", contains("CERTIFIER", "PSDG")))
                .andExpect(jsonPath("$.organisations", hasSize(1)))
                .andExpect(jsonPath("$.organisations[0].code").value("PSDG"));
    }

    @Test
    void an_executive_and_a_machine_act_for_no_organisation() throws Exception {
        call("/api/v1/me", TestTokens.executive())
                .andExpect(jsonPath("$.roles", contains("EXECUTIVE")))
                .andExpect(jsonPath("$.organisations", hasSize(0)));
        call("/api/v1/me", TestTokens.integrator())
                .andExpect(jsonPath("$.roles", contains("INTEGRATOR")))
                .andExpect(jsonPath("$.organisations", hasSize(0)));
    }

    @Test
    void staff_of_a_bureau_may_nothing_by_that_alone() throws Exception {
        call("/api/v1/me", TestTokens.staff("BTL"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.roles", contains("STAFF")))
                .andExpect(jsonPath("$.organisations[0].code").value("BTL"))
                .andExpect(jsonPath("$.organisations[0].roles", contains("STAFF")))
                .andExpect(jsonPath("$.organisations[0].inPlaceOf").isEmpty());
    }

    @Test
    void a_delegate_is_told_in_whose_place_and_until_when() throws Exception {
        LocalDate today = LocalDate.now(clock);
        String id = "6b0f2c7e-1d35-4c0e-8a57-2f6c2f6f1111";
        String given = EventContracts.exampleText("delegation")
                .replace("6b0f2c7e-1d35-4c0e-8a57-2f6c2f6f0007", id)
                .replace("btl-2", "btl-delegate")
                .replace("2016-05-02", today.toString())
                .replace("2016-05-13", today.plusDays(3).toString());
        String delegate = TestTokens.of("btl-delegate", "สมหญิง", "/staff/BTL");
        kafka.send("rabrong.delegations.v1", id, 1, "org.rabrong.delegations.given.v1", given);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> call("/api/v1/me", delegate)
                        .andExpect(jsonPath("$.roles", contains("CERTIFIER", "STAFF")))
                        .andExpect(jsonPath("$.organisations[0].roles", contains("CERTIFIER", "STAFF")))
                        .andExpect(jsonPath("$.organisations[0].inPlaceOf.name").value("ผู้รับรอง สทร."))
                        .andExpect(jsonPath("$.organisations[0].inPlaceOf.until")
                                .value(today.plusDays(3).toString())));
        call("/api/v1/me", TestTokens.of("btl-delegate", "สมหญิง")).andExpect(jsonPath("$.roles", hasSize(0)));
        call("/api/v1/organisations/BTL/people", delegate).andExpect(status().isForbidden());

        kafka.send(
                "rabrong.delegations.v1",
                id,
                2,
                "org.rabrong.delegations.ended.v1",
                given.replace("\"endedAt\": null", "\"endedAt\": \"2016-05-03T03:00:00Z\""));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> call("/api/v1/me", delegate)
                        .andExpect(jsonPath("$.roles", contains("STAFF")))
                        .andExpect(jsonPath("$.organisations[0].inPlaceOf").isEmpty()));
    }

    @Test
    void people_of_a_bureau_are_for_its_certifiers_and_psdg_and_wait_while_Keycloak_is_away() throws Exception {
        for (String token : List.of(
                TestTokens.certifier("BET"),
                TestTokens.staff("BTL"),
                TestTokens.reporter("8101"),
                TestTokens.executive(),
                TestTokens.integrator(),
                TestTokens.nobody())) {
            call("/api/v1/organisations/BTL/people", token)
                    .andExpect(status().isForbidden())
                    .andExpect(jsonPath("$.type").value("urn:rabrong:problem:forbidden"));
        }
        for (String token : List.of(TestTokens.certifier("BTL"), TestTokens.psdg())) {
            call("/api/v1/organisations/BTL/people", token)
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(jsonPath("$.type").value("urn:rabrong:problem:unavailable"));
        }
        call("/api/v1/organisations/NONE/people", TestTokens.psdg()).andExpect(status().isNotFound());
        for (String query : List.of("limit=0", "limit=201", "role=REPORTER", "cursor=x")) {
            call("/api/v1/organisations/BTL/people?" + query, TestTokens.certifier("BTL"))
                    .andExpect(status().isUnprocessableContent());
        }
    }

    @Test
    void one_person_may_act_for_two_organisations() throws Exception {
        call("/api/v1/me", TestTokens.of("two", "สองหน้าที่", "/reporter/8101", "/reporter/M29", "/reporter/0000"))
                .andExpect(jsonPath("$.roles", contains("REPORTER")))
                .andExpect(jsonPath("$.organisations[*].code", contains("8101", "M29")));
    }

    @Test
    void who_belongs_to_nothing_has_no_role() throws Exception {
        call("/api/v1/me", TestTokens.nobody())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.roles", hasSize(0)))
                .andExpect(jsonPath("$.organisations", hasSize(0)));
    }

    @Test
    void without_a_token_nothing_is_told() throws Exception {
        for (String path : new String[] {"/api/v1/me", "/api/v1/organisations"}) {
            http.perform(get(path))
                    .andExpect(status().isUnauthorized())
                    .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                    .andExpect(jsonPath("$.type").value("urn:rabrong:problem:unauthenticated"));
        }
    }

    @Test
    void everybody_sees_all_organisations_at_once() throws Exception {
        call("/api/v1/organisations", TestTokens.nobody())
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(225 + 12)))
                .andExpect(jsonPath("$.next").isEmpty())
                .andExpect(jsonPath("$.items[?(@.code == 'BTL')].shortTh", contains("สทร.")))
                .andExpect(jsonPath("$.items[?(@.code == 'M29')].provinces[*]", contains("TH-34", "TH-37")));
    }

    @Test
    void bureaus_can_be_listed_alone() throws Exception {
        call("/api/v1/organisations?kind=BUREAU", TestTokens.reporter("8101"))
                .andExpect(jsonPath("$.items", hasSize(12)))
                .andExpect(jsonPath("$.items[*].code", hasItem("PSDG")));
    }

    @Test
    void a_long_list_can_be_read_page_by_page() throws Exception {
        call("/api/v1/organisations?kind=PRIMARY&limit=2", TestTokens.psdg())
                .andExpect(jsonPath("$.items[*].code", contains("8101", "1001")))
                .andExpect(jsonPath("$.next").value("1001"));
        call("/api/v1/organisations?kind=PRIMARY&limit=181&cursor=1001", TestTokens.psdg())
                .andExpect(jsonPath("$.items", hasSize(181)))
                .andExpect(jsonPath("$.next").isEmpty());
    }

    @Test
    void an_unknown_kind_a_wrong_limit_and_a_wrong_cursor_are_named() throws Exception {
        for (String query : new String[] {"kind=SCHOOL", "limit=0", "limit=1001", "cursor=nowhere"}) {
            call("/api/v1/organisations?" + query, TestTokens.psdg())
                    .andExpect(status().isUnprocessableContent())
                    .andExpect(jsonPath("$.type").value("urn:rabrong:problem:invalid"));
        }
    }

    private ResultActions call(String path, String token) throws Exception {
        return http.perform(get(path).header("Authorization", "Bearer " + token));
    }
}
