package org.rabrong.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.gateway.Browser;
import org.rabrong.gateway.EchoService;
import org.rabrong.gateway.GatewayTest;
import org.rabrong.gateway.TestPlatform;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RoutesTest extends GatewayTest {

    private final Browser browser = new Browser();

    @ParameterizedTest
    @CsvSource({
        "/api/v1/me, identity",
        "/api/v1/organisations?kind=PRIMARY, identity",
        "/api/v1/programmes, indicator",
        "/api/v1/plans/krs-2559, indicator",
        "/api/v1/plans/krs-2559/draft/parts/VARIABLE/2.A?revision=7, indicator",
        "/api/v1/rounds, indicator",
        "/api/v1/assignments?round=krs-2559-6m, indicator",
        "/api/v1/permissions?state=ASKED, indicator",
        "/api/v1/entries?round=krs-2559-6m&office=8101, submission",
        "/api/v1/entries/krs-2559-6m/2.A/8101, submission",
        "/api/v1/confirmations/variables?round=krs-2559-6m, confirmation",
        "/api/v1/items/krs-2559-6m/2.A/8101/evidence, document",
        "/api/v1/evidence/1/content, document",
        "/api/v1/letters, document",
        "/api/v1/letters/1/content, document",
        "/api/v1/scores?round=krs-2559-6m, scoring",
        "/api/v1/reports/offices, scoring",
    })
    void every_route_is_closed_without_a_token_and_leads_to_its_service_with_one(String path, String service) {
        for (String method : new String[] {"GET", "PUT", "POST", "DELETE"}) {
            HttpResponse<String> refused =
                    browser.send(browser.request(path).method(method, HttpRequest.BodyPublishers.ofString("{}")));
            assertThat(refused.statusCode()).as(method).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.body()).contains("urn:rabrong:problem:unauthenticated", "กรุณาเข้าสู่ระบบ");
        }

        JsonNode arrived = echoed(withBearer(path).GET());

        assertThat(arrived.get("service").asString()).isEqualTo(service);
        assertThat(arrived.get("address").asString()).isEqualTo(path);
    }

    @Test
    void events_pass_as_they_happen() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request =
                withBearer("/api/v1/confirmations/live?round=krs-2559-6m").build();
        Iterator<String> lines = http.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .filter(line -> !line.isEmpty())
                .iterator();
        assertThat(lines.next()).as("arrives while the stream goes on").isEqualTo("data: first");
        TestPlatform.service("confirmation").tellNext();
        assertThat(lines.next()).isEqualTo("data: second");
        http.shutdownNow();
    }

    @Test
    void what_is_not_in_the_table_is_not_there() {
        assertThat(browser.get("/api/v1/unknown").statusCode()).isEqualTo(401);
        for (String path : new String[] {"/api/v1/unknown", "/api/v2/me", "/api", "/api/v1/meme"}) {
            HttpResponse<String> answer = browser.send(withBearer(path).POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).contains("urn:rabrong:problem:not-found", path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth",
                "/auth/",
                "/auth/admin",
                "/auth/admin/master/console/",
                "/auth/admin/realms/rabrong/users",
                "/auth/realms/master",
                "/auth/realms/master/protocol/openid-connect/token",
                "/auth/realms/rabrong-other",
                "/auth/realms/rabrong/clients-registrations/default",
                "/auth/metrics",
                "/auth/health",
            })
    void keycloaks_administration_is_not_reachable(String path) {
        for (String method : new String[] {"GET", "POST"}) {
            HttpResponse<String> answer =
                    browser.send(browser.request(path).method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/realms/rabrong/../master",
                "/auth/realms/rabrong/%2e%2e/master",
                "/auth/realms/rabrong/..%2fmaster",
                "/auth/realms/rabrong/.%00./master",
                "/auth/realms/rabrong;/../master",
                "/auth//realms/master",
                "/auth/resources/../admin/",
                "/auth/resources/%252e%252e/admin/",
            })
    void nor_by_a_trick_address(String path) throws IOException {
        assertThat(rawStatus(path)).isIn(400, 404);
    }

    @Test
    void a_request_that_cannot_be_read_is_the_callers_mistake() {
        for (String path : List.of("/api/v1/me?round=%E0%B8", "/api/v1/me/a%00b", "/auth/realms/rabrong/%00")) {
            HttpResponse<String> answer = browser.send(withBearer(path).GET());
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("urn:rabrong:problem:unreadable");
        }
    }

    @Test
    void keycloaks_realm_is_public_under_the_public_address_whatever_the_caller_says() {
        HttpResponse<String> answer = browser.get(
                "/auth/realms/rabrong/.well-known/openid-configuration",
                "X-Forwarded-Host",
                "evil.example",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Port",
                "444",
                "Forwarded",
                "host=evil.example");

        JsonNode configuration = JsonMapper.shared().readTree(answer.body());
        String realm = TestPlatform.PUBLIC_URL + "/auth/realms/rabrong";
        assertThat(configuration.get("issuer").asString()).isEqualTo(realm);
        assertThat(configuration.get("authorization_endpoint").asString()).startsWith(realm);
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    @Test
    void a_service_is_told_the_truth_about_where_a_request_came_from_and_nothing_that_is_none_of_its_business() {
        JsonNode headers = echoed(withBearer("/api/v1/me")
                        .header("X-Forwarded-For", "1.2.3.4")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Prefix", "/evil")
                        .header("X-Forwarded-User", "psdg")
                        .header("Forwarded", "for=1.2.3.4")
                        .header("X-Real-IP", "1.2.3.4")
                        .header("X-Original-URL", "/admin")
                        .header("Cookie", "a=b")
                        .header("Idempotency-Key", "k1")
                        .header("Accept-Language", "en")
                        .GET())
                .get("headers");

        assertThat(headers.get("x-forwarded-for").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(headers.get("x-forwarded-host").asString()).isEqualTo("localhost:" + TestPlatform.PORT);
        assertThat(headers.get("x-forwarded-proto").asString()).isEqualTo("http");
        assertThat(headers.get("x-forwarded-port").asString()).isEqualTo(String.valueOf(TestPlatform.PORT));
        assertThat(headers.propertyNames())
                .doesNotContain(
                        "x-forwarded-prefix", "x-forwarded-user", "forwarded", "x-real-ip", "x-original-url", "cookie");
        assertThat(headers.get("idempotency-key").asString()).isEqualTo("k1");
        assertThat(headers.get("accept-language").asString()).isEqualTo("en");
    }

    @Test
    void a_service_sets_no_cookies() {
        HttpResponse<String> answer = browser.send(withBearer("/api/v1/me").GET());
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void a_forged_token_or_an_id_token_opens_nothing() {
        JsonNode tokens = TestPlatform.tokensOf("psdg");
        String accessToken = tokens.get("access_token").asString();
        String[] parts = accessToken.split("\\.", -1);
        for (String token : new String[] {
            "abc",
            parts[0] + "." + parts[1] + ".AAAA",
            tokens.get("id_token").asString(),
            tokens.get("refresh_token").asString()
        }) {
            HttpResponse<String> answer = browser.send(browser.request("/api/v1/me")
                    .header("Authorization", "Bearer " + token)
                    .GET());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_service_that_is_away_is_told_in_thai_and_in_english() {
        EchoService scoring = TestPlatform.service("scoring");
        scoring.stop();
        try {
            HttpResponse<String> thai =
                    browser.send(withBearer("/api/v1/scores").GET());
            assertThat(thai.statusCode()).isEqualTo(503);
            assertThat(thai.headers().firstValue("Retry-After")).isPresent();
            assertThat(thai.body()).contains("urn:rabrong:problem:unavailable", "ส่วนหนึ่งของระบบหยุดทำงานชั่วคราว");

            HttpResponse<String> english = browser.send(
                    withBearer("/api/v1/scores").header("Accept-Language", "en").GET());
            assertThat(english.body()).contains("Not available at the moment");
        } finally {
            scoring.startAgain();
        }
        assertThat(browser.send(withBearer("/api/v1/scores").GET()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void bodies_are_limited() {
        int megabyte = 1024 * 1024;

        assertThat(upload("PUT", "/api/v1/entries/a/b/c", megabyte + 1).statusCode())
                .isEqualTo(413);
        assertThat(upload("POST", "/api/v1/confirmations/a/b/c/confirm", 11 * megabyte)
                        .body())
                .contains("ส่งข้อมูลได้ไม่เกิน 1 MB");
        assertThat(upload("POST", "/api/v1/letters/1/content", megabyte + 1).statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/items/krs-2559-6m/2.A/8101/evidence", "/api/v1/letters", "/api/v1/plans/import"})
    void files_may_be_larger(String path) {
        int megabyte = 1024 * 1024;
        assertThat(upload("POST", path, 12 * megabyte + 1).statusCode()).isEqualTo(413);
        HttpResponse<String> taken = upload("POST", path, 11 * megabyte);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(taken.body()).get("bytes").asInt())
                .isEqualTo(11 * megabyte);
    }

    @Test
    void a_body_of_untold_length_is_limited_too() {
        byte[] body = new byte[1024 * 1024 + 1];
        HttpResponse<String> answer = browser.send(withBearer("/api/v1/entries/a/b/c")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    private HttpResponse<String> upload(String method, String path, int bytes) {
        return browser.send(withBearer(path)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(new byte[bytes])));
    }

    private HttpRequest.Builder withBearer(String path) {
        return browser.request(path).header("Authorization", "Bearer " + TestPlatform.bearerOf("psdg"));
    }

    private JsonNode echoed(HttpRequest.Builder request) {
        HttpResponse<String> answer = browser.send(request);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Sends the address as it is; the JDK's client would tidy it up. */
    private static int rawStatus(String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), TestPlatform.PORT)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }
}
