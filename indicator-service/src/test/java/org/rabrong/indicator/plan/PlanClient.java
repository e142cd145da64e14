package org.rabrong.indicator.plan;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.TestTokens;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans over HTTP as the tests use them, by psdg where nobody else is named. */
public record PlanClient(RestTestClient http) {

    /** The answer's status and body. */
    public record Answer(int status, JsonNode body) {

        public JsonNode at(String pointer) {
            return body.at(pointer);
        }

        /** Slug of the problem. */
        public String problem() {
            return body.path("type").asString().replace("urn:rabrong:problem:", "");
        }

        /** {@code part.weight: min} of the first broken rule. */
        public String violation() {
            return at("/errors/0/field").asString() + ": "
                    + at("/errors/0/rule").asString();
        }

        public int revision() {
            return at("/revision").asInt();
        }
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, TestTokens.psdg(), null);
    }

    public Answer post(String path, String json) {
        return send(HttpMethod.POST, path, TestTokens.psdg(), json);
    }

    public Answer put(String path, String json) {
        return send(HttpMethod.PUT, path, TestTokens.psdg(), json);
    }

    public Answer delete(String path) {
        return send(HttpMethod.DELETE, path, TestTokens.psdg(), null);
    }

    public Answer send(HttpMethod method, String path, String token, @Nullable String json) {
        RestTestClient.RequestBodySpec request =
                http.method(method).uri("/api/v1" + path).header("Authorization", "Bearer " + token);
        var result = (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).body(json))
                .exchange()
                .expectBody()
                .returnResult();
        byte[] body = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                JsonMapper.shared()
                        .readTree(body == null || body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body));
    }
}
