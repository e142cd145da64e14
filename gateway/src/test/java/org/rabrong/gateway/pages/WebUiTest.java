package org.rabrong.gateway.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.gateway.Browser;
import org.rabrong.gateway.GatewayTest;

class WebUiTest extends GatewayTest {

    private final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/login", "/certify/variables/2.A?round=krs-2559-6m", "/authors"})
    void every_page_is_the_one_page_asked_for_anew_each_time(String path) {
        HttpResponse<String> page = browser.get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>รับรอง</title>");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @Test
    void a_page_is_hardened() {
        HttpResponse<String> page = browser.get("/");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.headers().firstValue("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void looking_at_a_page_makes_no_session_but_gives_the_csrf_token() {
        browser.get("/");
        assertThat(browser.cookie("rabrong-session")).isNull();
        assertThat(browser.cookie("XSRF-TOKEN")).isNotNull();
    }

    @Test
    void files_with_their_hash_in_the_name_are_kept_for_good_and_sent_compressed() {
        HttpResponse<String> file = browser.get("/assets/app-1a2b3c4d.js", "Accept-Encoding", "gzip");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
        assertThat(file.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/app-gone.js", "/favicon-gone.png", "/assets/"})
    void a_file_that_is_not_there_is_not_the_page(String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void a_write_to_a_page_is_refused() {
        assertThat(browser.writeWithoutCsrfToken("POST", "/entries").statusCode())
                .isEqualTo(401);
    }

    @Test
    void readiness_is_open_and_the_rest_of_the_administration_is_not() {
        assertThat(browser.get("/actuator/health/readiness").body()).contains("UP");
        assertThat(browser.get("/actuator").statusCode()).isEqualTo(401);
        assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(401);
    }
}
