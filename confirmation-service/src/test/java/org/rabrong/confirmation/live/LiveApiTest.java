package org.rabrong.confirmation.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who look at a round hear what changes in it. */
@ConfirmationTest
class LiveApiTest {

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @LocalServerPort
    int port;

    @Test
    void a_certifier_hears_of_the_own_variables_with_their_counts_and_of_no_other_bureau_s() throws Exception {
        String round = others.anOpenRound();
        HttpClient http = HttpClient.newHttpClient();
        try {
            List<JsonNode> btl = follow(http, round, TestTokens.certifier("BTL"));
            List<JsonNode> psdg = follow(http, round, TestTokens.of("administrator", "กพร.", "/psdg"));
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                api.decide(round + "/6.1.A/8101", "reopen", "{\"until\": \"" + tomorrow() + "\"}")
                        .granted();
                return !btl.isEmpty() && !psdg.isEmpty(); // from when both streams listen on
            });
            others.reported(round + "/2.A/8101", 1, "5");
            others.reported(round + "/6.1.A/8102", 1, "7");
            api.decide(round + "/6.1.A/8102", "confirm", "{\"revision\": 1}").granted();
            await().atMost(Duration.ofSeconds(20)).until(() -> psdg.stream().anyMatch(change -> tells(change, "2.A")));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> btl.stream()
                            .anyMatch(change ->
                                    change.at("/counts/0/counts/CONFIRMED").asInt() == 1
                                            && change.at("/counts/0/variable")
                                                    .asString()
                                                    .equals("6.1.A")));
            assertThat(btl).noneMatch(change -> tells(change, "2.A"));
        } finally {
            http.shutdownNow(); // the streams end with it, close() would wait for their end
        }
    }

    @Test
    void the_stream_is_for_certifiers_and_psdg_of_a_round_that_there_is() {
        String round = others.anOpenRound();
        api.get("/live?round=" + round, TestTokens.reporter("8101")).refused(403, "forbidden");
        api.get("/live?round=" + round, TestTokens.executive()).refused(403, "forbidden");
        api.get("/live?round=nowhere", TestTokens.certifier("BTL")).refused(404, "not-found");
        assertThat(api.get("/live", TestTokens.certifier("BTL")).status()).isEqualTo(422);
    }

    private static boolean tells(JsonNode change, String variable) {
        return change.path("items")
                .valueStream()
                .anyMatch(item -> item.path("variable").asString().equals(variable));
    }

    private List<JsonNode> follow(HttpClient http, String round, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/confirmations/live?round=" + round))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> hear(response.body(), heard));
        return heard;
    }

    private static void hear(Stream<String> lines, List<JsonNode> heard) {
        try {
            lines.filter(line -> line.startsWith("data:"))
                    .forEach(line -> heard.add(JsonMapper.shared().readTree(line.substring(5))));
        } catch (UncheckedIOException end) {
            assertThat(end).hasMessageContaining("closed"); // by the test itself, which has heard what it wanted
        }
    }

    private static String tomorrow() {
        return java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok"))
                .plusDays(1)
                .toString();
    }
}
