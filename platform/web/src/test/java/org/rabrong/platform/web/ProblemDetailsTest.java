package org.rabrong.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;

@TallyTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemDetailsTest {

    @Autowired
    RestTestClient http;

    @LocalServerPort
    int port;

    @Test
    void a_problem_has_all_members_of_the_standard_and_its_own() {
        get("/full", "th")
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType("application/problem+json")
                .expectHeader()
                .valueEquals("Content-Language", "th")
                .expectHeader()
                .value("Vary", vary -> assertThat(vary).contains("Accept-Language"))
                .expectBody()
                .json("""
                        {"type": "urn:rabrong:problem:tally-full", "title": "เต็มแล้ว", "status": 409, "instance": "/full",
                         "detail": "ปิดรับเมื่อ 18 เม.ย. 2559 ค่าสูงสุด 1000.50 สถานะ ปิดแล้ว ของ'ท่าน'",
                         "current": null, "limit": "1000.50"}""", org.springframework.test.json.JsonCompareMode.STRICT);
    }

    @Test
    void in_english_for_those_who_prefer_it() {
        get("/full", "en-US")
                .expectHeader()
                .valueEquals("Content-Language", "en")
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Closed on 18 Apr 2016, at most 1000.50, it's closed");
    }

    @Test
    void a_problem_without_texts_still_has_a_title() {
        get("/nameless", "th")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("ทำรายการไม่ได้ในสถานะนี้");
    }

    @Test
    void what_is_not_there_is_named() {
        detail("/rounds/krs-2560", "th", 404, "ไม่พบรอบการรายงาน krs-2560");
        detail("/rounds/krs-2560", "en", 404, "There is no round krs-2560.");
        detail("/unknown/path", "th", 404, "ไม่มีที่อยู่ /unknown/path ในระบบ");
        detail("/unknown/path", "en", 404, "There is nothing at /unknown/path.");
    }

    @Test
    void every_broken_rule_is_told_with_its_field() {
        post("/notes", "{\"text\": \"too long\", \"stars\": 6, \"lines\": [{\"text\": \"ok\"}, {\"text\": \"\"}]}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .json("""
                        {"type": "urn:rabrong:problem:invalid", "errors": [
                          {"field": "lines[1].text", "rule": "required", "message": "ต้องระบุ"},
                          {"field": "stars", "rule": "max", "message": "ต้องไม่เกิน 5"},
                          {"field": "text", "rule": "length", "message": "ต้องยาวไม่เกิน 5 ตัวอักษร"}]}""");
    }

    @Test
    void a_body_that_is_no_json_or_of_the_wrong_shape_is_unreadable() {
        for (String body : new String[] {"", "{", "[]", "{\"lines\": []} {}"}) {
            post("/notes", body)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:rabrong:problem:unreadable");
        }
        post("/notes", "{\"text\": \"a\", \"lines\": [{\"text\": {}}]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("lines[0].text")
                .jsonPath("$.errors[0].message")
                .isEqualTo("ชนิดของข้อมูลไม่ถูกต้อง");
    }

    @Test
    void a_field_that_we_do_not_know_is_let_through() {
        post("/notes", "{\"text\": \"a\", \"lines\": [], \"later\": 1}")
                .expectStatus()
                .isOk();
    }

    @Test
    void a_missing_or_mistyped_parameter_is_named() {
        parameter("/asked", "day", "required");
        parameter("/asked?day=yesterday", "day", "type");
        parameter("/asked?day=2016-04-01&limit=many", "limit", "type");
        parameter("/asked?day=2016-04-01&limit=101", "limit", "max");
    }

    @Test
    void a_number_with_decimals_is_not_cut_to_a_whole_one() {
        post("/notes", "{\"text\": \"a\", \"stars\": 1.5, \"lines\": []}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("stars");
    }

    @Test
    void a_character_that_the_database_does_not_take_is_the_callers_mistake() throws Exception {
        String answer = raw("GET /kept?name=a%00b", "");
        assertThat(answer).startsWith("HTTP/1.1 422").contains("\"rule\":\"characters\"", "\"detail\":\"มีอักขระ");
    }

    @Test
    void what_cannot_be_decoded_is_unreadable_and_told_as_a_problem() throws Exception {
        for (String request : List.of(
                "GET /kept?name=%",
                "GET /kept?name=%E0%B8",
                "GET /rounds/a%00b",
                "GET /rounds/a%2Fb",
                "GET /rounds/%ff",
                "GET /rounds/[",
                "GET /rounds/" + "a".repeat(20_000))) {
            assertThat(raw(request, ""))
                    .as(request)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json", "urn:rabrong:problem:unreadable", "อ่านข้อมูลที่ส่งมาไม่ได้");
        }
        assertThat(raw("GET /rounds/a%00b", "Accept-Language: en\r\n")).contains("The data cannot be read");
        assertThat(raw("TRACE /full", ""))
                .startsWith("HTTP/1.1 405")
                .contains("urn:rabrong:problem:method-not-allowed");
    }

    @Test
    void the_wrong_method_or_format_is_told() {
        request(HttpMethod.DELETE, "/full")
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .valueEquals("Allow", "GET");
        http.post()
                .uri("/notes")
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .contentType(MediaType.TEXT_PLAIN)
                .body("x")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:unsupported-media-type");
        http.get()
                .uri("/whoami")
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .accept(MediaType.IMAGE_PNG)
                .exchange()
                .expectStatus()
                .isEqualTo(406)
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void an_unexpected_failure_tells_a_reference_that_is_in_the_log_and_nothing_else(CapturedOutput log) {
        String answer = new String(
                get("/broken", "th")
                        .expectStatus()
                        .isEqualTo(500)
                        .expectBody()
                        .jsonPath("$.reference")
                        .isNotEmpty()
                        .returnResult()
                        .getResponseBodyContent(),
                StandardCharsets.UTF_8);

        assertThat(answer).doesNotContain("secret", "IllegalState").contains("โปรดแจ้งผู้ดูแลระบบ");
        String reference = answer.replaceAll(".*\"reference\":\"([^\"]+)\".*", "$1");
        assertThat(log).contains("reference " + reference).contains("secret of the house");
    }

    @Test
    void the_same_name_twice_is_a_conflict() {
        request(HttpMethod.POST, "/tallies/twice").expectStatus().isCreated();
        request(HttpMethod.POST, "/tallies/twice")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:conflict");
    }

    @Test
    void a_lost_race_is_a_conflict() {
        request(HttpMethod.POST, "/tallies/race").expectStatus().isCreated();
        request(HttpMethod.PUT, "/tallies/race/late").expectStatus().isEqualTo(409);
    }

    @Test
    void a_body_over_the_limit_is_refused_whether_its_length_is_told_or_not() throws Exception {
        byte[] body = ("\"" + "x".repeat(1_100_000) + "\"").getBytes(StandardCharsets.UTF_8);
        for (HttpRequest.BodyPublisher sent : new HttpRequest.BodyPublisher[] {
            HttpRequest.BodyPublishers.ofByteArray(body),
            HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
        }) {
            HttpResponse<String> answer = put("/tallies/large", sent);
            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("ส่งข้อมูลได้ไม่เกิน 1 MB");
        }
    }

    @Test
    void a_file_over_the_limit_is_refused() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(new byte[1_100_000]) {
            @Override
            public String getFilename() {
                return "ใหญ่.pdf";
            }
        });
        http.post()
                .uri("/files")
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form)
                .exchange()
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("ส่งข้อมูลได้ไม่เกิน 1 MB");
    }

    private HttpResponse<String> put(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + TestTokens.nobody())
                            .header("Content-Type", "application/json")
                            .PUT(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** As no client library would send it. */
    private String raw(String request, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            String head = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
                    + TestTokens.nobody() + "\r\n" + headers + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void detail(String path, String language, int status, String detail) {
        get(path, language)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo(detail);
    }

    private void parameter(String path, String name, String rule) {
        get(path, "th")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(name)
                .jsonPath("$.errors[0].rule")
                .isEqualTo(rule);
    }

    private RestTestClient.ResponseSpec get(String path, String language) {
        return http.get()
                .uri(path)
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .header("Accept-Language", language)
                .exchange();
    }

    private RestTestClient.ResponseSpec post(String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private RestTestClient.ResponseSpec request(HttpMethod method, String path) {
        return http.method(method)
                .uri(path)
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .exchange();
    }
}
