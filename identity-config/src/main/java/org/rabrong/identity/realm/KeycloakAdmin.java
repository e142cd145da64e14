package org.rabrong.identity.realm;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/**
 * Keycloak's admin REST API, signed in for one run: make a new one for the next. Every method throws
 * {@link org.springframework.web.client.RestClientException} when Keycloak is away or refuses.
 */
final class KeycloakAdmin {

    private final RestClient rest;
    private int writes;

    private KeycloakAdmin(RestClient rest) {
        this.rest = rest;
    }

    static KeycloakAdmin signIn(RealmSettings settings) {
        // Importing every demo person is one request
        return signIn(settings, Duration.ofMinutes(1));
    }

    /** @param patience how long one answer may take */
    static KeycloakAdmin signIn(RealmSettings settings, Duration patience) {
        JdkClientHttpRequestFactory http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build());
        http.setReadTimeout(patience);
        RestClient keycloak = RestClient.builder()
                .baseUrl(settings.keycloakUrl())
                .requestFactory(http)
                .build();
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "password");
        form.add("client_id", "admin-cli");
        form.add("username", settings.adminUsername());
        form.add("password", settings.adminPassword());
        JsonNode answer = keycloak.post()
                .uri("/realms/master/protocol/openid-connect/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .requiredBody(JsonNode.class);
        return new KeycloakAdmin(keycloak.mutate()
                .baseUrl(settings.keycloakUrl() + "/admin/realms")
                .defaultHeaders(headers ->
                        headers.setBearerAuth(answer.get("access_token").stringValue()))
                .build());
    }

    JsonNode get(String path, Object... variables) {
        return rest.get().uri(path, variables).retrieve().requiredBody(JsonNode.class);
    }

    /** @return null when there is no such thing */
    @Nullable
    JsonNode find(String path, Object... variables) {
        try {
            return get(path, variables);
        } catch (HttpClientErrorException.NotFound _) {
            return null;
        }
    }

    /** The elements of a list; empty when Keycloak does not know the path. */
    List<JsonNode> list(String path, Object... variables) {
        JsonNode found = find(path, variables);
        return found == null ? List.of() : found.valueStream().toList();
    }

    void create(String path, Object body, Object... variables) {
        writes++;
        rest.post()
                .uri(path, variables)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    void update(String path, Object body, Object... variables) {
        writes++;
        rest.put()
                .uri(path, variables)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .retrieve()
                .toBodilessEntity();
    }

    /** Adds many things to the realm in one request and leaves alone what is there already. */
    void addMissing(String realm, String what, List<Map<String, Object>> representations) {
        create("/{realm}/partialImport", Map.of("ifResourceExists", "SKIP", what, representations), realm);
    }

    /** How many changes were asked for; none when the realm was as it should be. */
    int writes() {
        return writes;
    }
}
