package org.rabrong.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

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
    void the_service_waits_for_Keycloak_is_ready_when_the_realm_stands_and_then_knows_who_calls() throws Exception {
        http.perform(get("/actuator/health/readiness")).andExpect(status().isServiceUnavailable());
        http.perform(get("/actuator/health/liveness")).andExpect(status().isOk());
        await().until(() ->
                String.valueOf(provisioning.health().getDetails().get("reason")).contains("I/O error"));

        try (ServerSocket door =
                openDoor(URI.create(TestServers.keycloak().url()).getPort())) {
            assertThat(door.isBound()).isTrue();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            http.perform(get("/actuator/health/readiness")).andExpect(status().isOk()));
        }
    }

    /** Everything that knocks is passed on to the real Keycloak. */
    private static ServerSocket openDoor(int keycloak) throws IOException {
        ServerSocket door = new ServerSocket(DOOR, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> {
            while (!door.isClosed()) {
                try {
                    Socket caller = door.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), keycloak);
                    Thread.startVirtualThread(() -> pass(caller, server));
                    Thread.startVirtualThread(() -> pass(server, caller));
                } catch (IOException _) {
                    return; // closed
                }
            }
        });
        return door;
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // the other end has gone
        }
    }
}
