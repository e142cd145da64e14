package org.rabrong.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rabrong.platform.servers.KeycloakServer;
import org.rabrong.platform.servers.Lifetime;
import org.rabrong.platform.servers.Ports;
import org.rabrong.platform.test.TestDatabase;
import org.rabrong.platform.test.TestServers;
import org.springframework.test.context.DynamicPropertyRegistry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands around the gateway: a real Keycloak that knows itself under the gateway's address, and the services. */
public final class TestPlatform {

    public static final String PASSWORD = "Rabrong-2559";
    public static final int PORT = Ports.free();
    public static final String PUBLIC_URL = "http://localhost:" + PORT;
    private static final Map<String, EchoService> SERVICES = services();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final KeycloakServer KEYCLOAK = startKeycloak();

    private TestPlatform() {}

    public static void describeTo(DynamicPropertyRegistry properties) {
        TestDatabase database = TestServers.newDatabase();
        properties.add("server.port", () -> PORT);
        properties.add("spring.datasource.url", database::jdbcUrl);
        properties.add("spring.datasource.username", database::username);
        properties.add("spring.datasource.password", database::password);
        properties.add("rabrong.public-url", () -> PUBLIC_URL);
        properties.add("rabrong.keycloak-url", KEYCLOAK::url);
        properties.add(
                "spring.security.oauth2.resourceserver.jwt.issuer-uri", () -> PUBLIC_URL + "/auth/realms/rabrong");
        properties.add(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                () -> KEYCLOAK.url() + "/realms/rabrong/protocol/openid-connect/certs");
        SERVICES.forEach((name, service) -> properties.add("rabrong.services." + name, service::url));
    }

    public static EchoService service(String name) {
        return Objects.requireNonNull(SERVICES.get(name), name);
    }

    /** A person's access token, got through the gateway as somebody with curl gets it. */
    public static String bearerOf(String username) {
        return passwordGrant(PUBLIC_URL + "/auth/realms/rabrong", "rabrong-demo-cli", username, PASSWORD)
                .get("access_token")
                .asString();
    }

    public static JsonNode tokensOf(String username) {
        return passwordGrant(PUBLIC_URL + "/auth/realms/rabrong", "rabrong-demo-cli", username, PASSWORD);
    }

    /** An administrator presses "sign out" for all sessions of the person. */
    public static void signOutEverywhere(String username) {
        JsonNode users = admin("GET", "/users?exact=true&username=" + username, "");
        admin("POST", "/users/" + users.get(0).get("id").asString() + "/logout", "");
    }

    public static int countOfEvents(String type) {
        return admin("GET", "/events?max=1000&type=" + type, "").size();
    }

    private static Map<String, EchoService> services() {
        Map<String, EchoService> services = new LinkedHashMap<>();
        for (String name : List.of("identity", "indicator", "submission", "confirmation", "document", "scoring")) {
            services.put(name, new EchoService(name));
        }
        return services;
    }

    private static KeycloakServer startKeycloak() {
        try {
            TestDatabase database = TestServers.newDatabase();
            List<Integer> ports = Ports.free(2);
            Path directory = Files.createTempDirectory("rabrong-gateway-keycloak-");
            KeycloakServer server = new KeycloakServer(
                    new KeycloakServer.Settings(
                            PUBLIC_URL,
                            ports.getFirst(),
                            ports.getLast(),
                            database.jdbcUrl(),
                            database.username(),
                            database.password(),
                            "admin",
                            "rabrong-test-admin",
                            List.of()),
                    directory.resolve("keycloak.log"),
                    Lifetime.ofThisJvm());
            server.start();
            String realm = resource("/realm/rabrong.json").replace("${publicUrl}", PUBLIC_URL);
            send(adminRequest(server, "").POST(HttpRequest.BodyPublishers.ofString(realm)), 201);
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode admin(String method, String path, String body) {
        HttpRequest.BodyPublisher publisher = HttpRequest.BodyPublishers.ofString(body);
        String answer = send(adminRequest(KEYCLOAK, "/rabrong" + path).method(method, publisher), 200, 204);
        return JSON.readTree(answer.isEmpty() ? "null" : answer);
    }

    private static HttpRequest.Builder adminRequest(KeycloakServer server, String path) {
        String token = passwordGrant(
                        server.url() + "/realms/master", "admin-cli", server.adminUsername(), server.adminPassword())
                .get("access_token")
                .asString();
        return HttpRequest.newBuilder(URI.create(server.url() + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private static JsonNode passwordGrant(String realm, String client, String username, String password) {
        String form = "grant_type=password&scope=openid&client_id=" + client + "&username=" + username + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        return JSON.readTree(send(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                200));
    }

    private static String send(HttpRequest.Builder request, Integer... expected) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (!List.of(expected).contains(answer.statusCode())) {
                throw new IllegalStateException(answer + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (var stream = TestPlatform.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
