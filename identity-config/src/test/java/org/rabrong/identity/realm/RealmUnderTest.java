package org.rabrong.identity.realm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.TestKeycloak;
import org.rabrong.platform.test.TestMail;
import org.rabrong.platform.test.TestServers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The realm as its users meet it: the gateway's sign-in, the demo people's command line, tokens. */
final class RealmUnderTest {

    static final String DEMO_PASSWORD = "Rabrong-2559";
    static final String PUBLIC_URL = "http://rabrong.test:8080";
    static final String REDIRECT = PUBLIC_URL + "/login/oauth2/code/keycloak";
    static final String CLIENT_SECRET = "a secret of the test";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-0123456789";

    final String keycloak;
    private final String realm;

    RealmUnderTest() {
        this.keycloak = TestServers.keycloak().url();
        this.realm = keycloak + "/realms/" + RealmProvisioner.REALM;
    }

    static RealmSettings settings(@Nullable String demoPassword) {
        TestKeycloak keycloak = TestServers.keycloak();
        TestMail mail = TestServers.mail();
        return new RealmSettings(
                PUBLIC_URL,
                "http://127.0.0.1:8080",
                keycloak.url(),
                keycloak.adminUsername(),
                keycloak.adminPassword(),
                CLIENT_SECRET,
                mail.host(),
                mail.port(),
                "no-reply@rabrong.example",
                demoPassword);
    }

    /** As on a machine that never ran the platform. */
    void remove() {
        TestKeycloak server = TestServers.keycloak();
        Answer administrator = tokens(
                "master",
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        server.adminUsername(),
                        "password",
                        server.adminPassword()));
        call(
                "DELETE",
                "/admin/realms/" + RealmProvisioner.REALM,
                administrator.json().path("access_token").asString(),
                Map.of());
    }

    record Answer(int status, JsonNode json) {}

    /** What the gateway sends a browser to. */
    URI signIn() {
        return authorization(Map.of("code_challenge", challenge(), "code_challenge_method", "S256"));
    }

    URI authorization(Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "client_id", "rabrong-gateway", "redirect_uri", REDIRECT, "response_type", "code", "scope", "openid"));
        query.putAll(more);
        return URI.create(realm + "/protocol/openid-connect/auth?" + Browser.form(query));
    }

    /** What the gateway does with the redirect that it gets. */
    Answer tokensFor(@Nullable URI redirect) {
        Map<String, String> query = Arrays.stream(Objects.requireNonNull(redirect, "no redirect")
                        .getRawQuery()
                        .split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return tokens(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "rabrong-gateway",
                "client_secret",
                CLIENT_SECRET,
                "redirect_uri",
                REDIRECT,
                "code",
                Objects.requireNonNull(query.get("code"), () -> "no code in " + query),
                "code_verifier",
                VERIFIER));
    }

    Answer tokensAtCommandLine(String username, String password) {
        return tokens(Map.of(
                "grant_type", "password",
                "client_id", "rabrong-demo-cli",
                "username", username,
                "password", password,
                "scope", "openid"));
    }

    static JsonNode claims(Answer answer, String token) {
        String jwt = answer.json().path(token).asString();
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
    }

    Answer call(String method, String path, String token, Object body) {
        return send(HttpRequest.newBuilder(URI.create(keycloak + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    private Answer tokens(Map<String, String> form) {
        return tokens(RealmProvisioner.REALM, form);
    }

    private Answer tokens(String realmName, Map<String, String> form) {
        return send(
                HttpRequest.newBuilder(URI.create(keycloak + "/realms/" + realmName + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Browser.form(form)))
                        .build());
    }

    private static Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
