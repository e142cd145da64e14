package org.rabrong.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.TestTokens;
import org.springframework.http.HttpStatusCode;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's HTTP API as its callers use it. */
public final class ScoresApi {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final RestTestClient http;

    public ScoresApi(RestTestClient http) {
        this.http = http;
    }

    /** An answer with its status. */
    public record Answer(int status, JsonNode body) {}

    public Answer get(@Nullable String token, String path) {
        var request = http.get().uri("/api/v1" + path);
        if (token != null) {
            request = request.header("Authorization", "Bearer " + token);
        }
        var result = request.exchange().returnResult(String.class);
        HttpStatusCode status = result.getStatus();
        String body = result.getResponseBody();
        return new Answer(status.value(), JSON.readTree(body == null || body.isEmpty() ? "null" : body));
    }

    public JsonNode ok(String token, String path) {
        Answer answer = get(token, path);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** An office's card as psdg sees it. */
    public JsonNode card(String round, String office) {
        return ok(TestTokens.psdg(), "/scores?round=" + round + "&office=" + office);
    }

    /** The card once it is as wanted. */
    public JsonNode awaitCard(String round, String office, Predicate<JsonNode> wanted) {
        return await().alias("scores of " + office + " in " + round)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get(TestTokens.psdg(), "/scores?round=" + round + "&office=" + office),
                        answer -> answer.status() == 200 && wanted.test(answer.body()))
                .body();
    }

    public static List<String> codes(JsonNode card) {
        return StreamSupport.stream(card.at("/subIndicators").spliterator(), false)
                .map(subIndicator -> subIndicator.at("/code").asString())
                .toList();
    }

    public static JsonNode subIndicator(JsonNode card, String code) {
        for (JsonNode subIndicator : card.at("/subIndicators")) {
            if (subIndicator.at("/code").asString().equals(code)) {
                return subIndicator;
            }
        }
        throw new AssertionError("no sub-indicator " + code + " in " + card);
    }

    /** {@code 6: 4.0000 4.5000 4.5000}. */
    public static List<String> indicators(JsonNode card) {
        return StreamSupport.stream(card.at("/indicators").spliterator(), false)
                .map(indicator -> "%s: %s %s %s"
                        .formatted(
                                indicator.at("/code").asString(),
                                indicator.at("/official").asString(),
                                indicator.at("/selfAssessed").asString(),
                                indicator.at("/ifAllConfirmed").asString()))
                .toList();
    }

    /** The sub-indicator's official, self-assessed and if-all-confirmed score, and its status, in one line; empty when it is not there. */
    public static String line(JsonNode card, String code) {
        if (!codes(card).contains(code)) {
            return "";
        }
        JsonNode line = subIndicator(card, code);
        return "%s %s %s %s"
                .formatted(
                        line.at("/official").asString(),
                        line.at("/selfAssessed").asString(),
                        line.at("/ifAllConfirmed").asString(),
                        line.at("/status").asString());
    }

    /** The three totals in one line. */
    public static String total(JsonNode card) {
        return "%s %s %s"
                .formatted(
                        card.at("/total/official").asString(),
                        card.at("/total/selfAssessed").asString(),
                        card.at("/total/ifAllConfirmed").asString());
    }
}
