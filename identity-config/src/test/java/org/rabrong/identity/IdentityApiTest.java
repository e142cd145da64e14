package org.rabrong.identity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
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
