package org.rabrong.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.servers.KeycloakServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person with an HTTP client: signs in through Keycloak at the gateway's origin and calls the API with a bearer token. */
final class Caller {

    static final String PASSWORD = "Rabrong-2559";
    static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration TOKEN_LASTS = Duration.ofMinutes(4);

    private final URI address;
    private final @Nullable SignIn signIn;
    private String token = "";
    private Instant renewAfter = Instant.MIN;

    private Caller(URI address, @Nullable SignIn signIn) {
        this.address = address;
        this.signIn = signIn;
    }

    private record SignIn(URI realm, String client, String username, String password) {}

    static Caller signedIn(URI gateway, String username) {
        return new Caller(
                gateway, new SignIn(gateway.resolve("/auth/realms/rabrong"), "rabrong-demo-cli", username, PASSWORD));
    }

    /** Keycloak's own administrator, past the gateway. */
    static Caller administratorOf(KeycloakServer keycloak) {
        URI address = URI.create(keycloak.url());
        return new Caller(
                address,
                new SignIn(
                        URI.create(keycloak.url() + "/realms/master"),
                        "admin-cli",
                        keycloak.adminUsername(),
                        keycloak.adminPassword()));
    }

    /** The same person at another address, such as a service behind the gateway. */
    Caller at(URI address) {
        return new Caller(address, signIn);
    }

    static Caller nobody(URI gateway) {
        return new Caller(gateway, null);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** @param json empty for no body */
    Answer request(String method, String path, String json) {
        HttpRequest.Builder request = request(path);
        return send(
                json.isEmpty()
                        ? request.method(method, BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(json)));
    }

    /** Begins to read what never ends, and hangs up: the answer's beginning. A refusal is read wholly. */
    Answer open(String path) {
        try {
            HttpResponse<InputStream> response = HTTP.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return response.statusCode() == 200
                        ? new Answer(200, contentType(response), JSON.missingNode(), "")
                        : answer(response.statusCode(), contentType(response), text(body));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A file in the form field {@code file}. */
    Answer upload(String path, String fileName, String contentType, byte[] content) {
        String boundary = "rabrong-" + UUID.randomUUID();
        byte[] head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, fileName, contentType)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArrays(List.of(head, content, tail))));
    }

    /** The same write may be sent again and again under one key, and has its effect once. */
    Answer write(String method, String path, String json, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .method(method, BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30));
        String bearer = token();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private synchronized String token() {
        if (signIn != null && Instant.now().isAfter(renewAfter)) {
            String form = form(Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    signIn.client(),
                    "username",
                    signIn.username(),
                    "password",
                    signIn.password()));
            Answer answer = send(HttpRequest.newBuilder(URI.create(signIn.realm() + "/protocol/openid-connect/token"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            if (answer.status() != 200) {
                throw new UncheckedIOException(new IOException("no token for " + signIn.username() + ": " + answer));
            }
            token = answer.body().path("access_token").asString();
            renewAfter = Instant.now().plus(TOKEN_LASTS);
        }
        return token;
    }

    private static String form(Map<String, String> fields) {
        return String.join(
                "&",
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .toList());
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return answer(response.statusCode(), contentType(response), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    private static String text(InputStream body) throws IOException {
        return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Answer answer(int status, String type, String text) {
        return new Answer(status, type, type.contains("json") ? JSON.readTree(text) : JSON.missingNode(), text);
    }

    /** What came back. */
    record Answer(int status, String contentType, JsonNode body, String text) {

        String at(String pointer) {
            return body.at(pointer).asString();
        }
    }
}
