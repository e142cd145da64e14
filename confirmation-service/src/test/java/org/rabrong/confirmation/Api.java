package org.rabrong.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.rabrong.platform.test.TestTokens;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP API, as people use it. */
public final class Api {

    private static final String ROOT = "/api/v1/confirmations";

    private final RestTestClient http;

    public Api(RestTestClient http) {
        this.http = http;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body) {

        /** The item, where the request was granted. */
        public JsonNode granted() {
            assertThat(status).as(body.toString()).isEqualTo(200);
            return body;
        }

        /** The problem details, where it was refused for that reason. */
        public JsonNode refused(int expected, String slug) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(body.path("type").asString()).isEqualTo("urn:rabrong:problem:" + slug);
            assertThat(body.path("detail").asString()).isNotBlank();
            return body;
        }

        /** {@code field:rule} of each broken rule. */
        public List<String> brokenRules() {
            refused(422, "invalid");
            return body.path("errors")
                    .valueStream()
                    .map(error -> error.path("field").asString() + ":"
                            + error.path("rule").asString())
                    .toList();
        }
    }

    /** @param path below {@code /confirmations}, such as {@code /krs-2559-6m/2.A/8101} */
    public Answer get(String path, String token) {
        return answer(http.get()
                .uri(URI.create(ROOT + path))
                .header("Authorization", "Bearer " + token)
                .exchange());
    }

    public Answer post(String path, String json, String token) {
        return answer(http.post()
                .uri(URI.create(ROOT + path))
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange());
    }

    public Answer delete(String path, String token) {
        return answer(http.delete()
                .uri(URI.create(ROOT + path))
                .header("Authorization", "Bearer " + token)
                .exchange());
    }

    public Answer postOnce(String path, String json, String token, String idempotencyKey) {
        return answer(http.post()
                .uri(URI.create(ROOT + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange());
    }

    public Answer postWithoutToken(String path, String json) {
        return answer(http.post()
                .uri(URI.create(ROOT + path))
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange());
    }

    /** A decision by the certifier whose variable it is. */
    public Answer decide(String item, String action, String json) {
        return post("/" + item + "/" + action, json, certifierOf(item));
    }

    /** The item as its certifier sees it now. */
    public JsonNode item(String item) {
        return get("/" + item, certifierOf(item)).granted();
    }

    /** Waits until events from elsewhere have made the item so. */
    public JsonNode awaitItem(String item, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> get("/" + item, certifierOf(item)).body(), wanted);
    }

    public JsonNode awaitRevision(String item, long revision) {
        return awaitItem(item, body -> body.path("revision").asLong(-1) == revision);
    }

    static String certifierOf(String item) {
        return TestTokens.certifier(OtherServices.bureauOf(item.split("/", -1)[1]));
    }

    private static Answer answer(RestTestClient.ResponseSpec response) {
        var result = response.expectBody(byte[].class).returnResult();
        byte[] json = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                json == null || json.length == 0
                        ? JsonMapper.shared().createObjectNode()
                        : JsonMapper.shared().readTree(json));
    }
}
