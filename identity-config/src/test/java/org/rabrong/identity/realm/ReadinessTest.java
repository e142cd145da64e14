package org.rabrong.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.servers.Ports;
import org.rabrong.platform.test.TestServer;
import org.rabrong.platform.test.TestServers;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

@SpringBootTest
@AutoConfigureMockMvc
@WithServers({TestServer.POSTGRES, TestServer.KAFKA, TestServer.KEYCLOAK, TestServer.MAIL})
class ReadinessTest {

    private static final int DOOR = Ports.free();

    @DynamicPropertySource
    static void keycloakBehindADoor(DynamicPropertyRegistry properties) {
        String realm = TestServers.keycloak().url() + "/realms/" + RealmProvisioner.REALM;
        properties.add("rabrong.realm.keycloak-url", () -> "http://127.0.0.1:" + DOOR + "/auth");
        properties.add("rabrong.realm.demo-password", () -> RealmUnderTest.DEMO_PASSWORD);
        properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> realm);
        properties.add(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                () -> realm + "/protocol/openid-connect/certs");
    }

    @Autowired
    private MockMvc http;

    @Autowired
    private RealmProvisioning provisioning;

    @Test
    void the_service_waits_for_Keycloak_is_ready_when_the_realm_stands_and_a_Keycloak_that_is_away_later_loses_nobody()
            throws Exception {
        http.perform(get("/actuator/health/readiness")).andExpect(status().isServiceUnavailable());
        http.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        await().until(() ->
                String.valueOf(provisioning.health().getDetails().get("reason")).contains("I/O error"));

        try (Door door = openDoor()) {
            assertThat(door).isNotNull();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            http.perform(get("/actuator/health/readiness")).andExpect(status().isOk()));
        }

        whoever_is_new_gets_a_group_once_Keycloak_is_back();
    }

    /** Goes on where the test above ends: the realm stands, the service is ready, and Keycloak is away again. */
    private void whoever_is_new_gets_a_group_once_Keycloak_is_back() throws Exception {
        KeycloakAdmin keycloak = KeycloakAdmin.signIn(RealmUnderTest.settings(null));
        add("""
                {"code": "2890", "kind": "PRIMARY", "nameTh": "สพป.ใหม่/ชั่วคราว", "nameEn": "New", "provinces": ["TH-34"],
                 "since": "2018-10-01"}
                """);
        add("""
                {"code": "NEWB", "kind": "BUREAU", "nameTh": "สำนักใหม่", "nameEn": "New", "shortTh": "สนม.", "provinces": []}
                """);
        await().until(() -> provisioning.reason().contains("I/O error"));
        http.perform(get("/actuator/health/readiness")).andExpect(status().isOk()); // the others work on meanwhile
        assertThat(keycloak.find("/rabrong/group-by-path/{top}/{code}", "reporter", "2890"))
                .isNull();

        try (Door door = openDoor()) {
            assertThat(door).isNotNull();
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(new RealmUnderTest()
                                .tokensAtCommandLine("office-2890", RealmUnderTest.DEMO_PASSWORD)
                                .status())
                        .isEqualTo(200);
                assertThat(RealmUnderTest.claims(
                                        new RealmUnderTest().tokensAtCommandLine("newb", RealmUnderTest.DEMO_PASSWORD),
                                        "access_token")
                                .path("groups")
                                .valueStream()
                                .map(JsonNode::asString))
                        .containsExactly("/certifier/NEWB");
            });
        }
        assertThat(keycloak.find("/rabrong/group-by-path/{top}/{code}", "reporter", "2890"))
                .isNotNull();
    }

    private void add(String organisation) throws Exception {
        String token = new RealmUnderTest()
                .tokensAtCommandLine("psdg", RealmUnderTest.DEMO_PASSWORD)
                .json()
                .path("access_token")
                .asString();
        http.perform(post("/api/v1/organisations")
                        .header("Authorization", "Bearer " + token)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(organisation))
                .andExpect(status().isCreated());
    }

    private static Door openDoor() throws IOException {
        return Door.open(DOOR, URI.create(TestServers.keycloak().url()).getPort());
    }
}
