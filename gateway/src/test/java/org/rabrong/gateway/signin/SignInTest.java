package org.rabrong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.gateway.Browser;
import org.rabrong.gateway.EchoService;
import org.rabrong.gateway.GatewayTest;
import org.rabrong.gateway.TestPlatform;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInTest extends GatewayTest {

    private static final String API = "/api/v1/me";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignedInSessions sessions;

    private final Browser browser = new Browser();
    private final EchoService identity = TestPlatform.service("identity");

    @BeforeEach
    void forgetEarlierCalls() {
        identity.takeAuthorizations();
    }

    @Test
    void the_sign_in_goes_to_keycloak_on_the_same_origin_with_pkce() {
        HttpResponse<String> start = browser.get("/oauth2/authorization/keycloak");

        assertThat(start.statusCode()).isEqualTo(302);
        assertThat(Browser.location(start))
                .startsWith(TestPlatform.PUBLIC_URL + "/auth/realms/rabrong/protocol/openid-connect/auth?")
                .contains("code_challenge=", "code_challenge_method=S256", "state=", "nonce=", "response_type=code");
        assertThat(start.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("rabrong-session=")
                        && cookie.contains("HttpOnly")
                        && cookie.contains("SameSite=Lax")
                        && cookie.contains("Path=/"));
    }

    @Test
    void the_sign_in_page_is_thai_until_somebody_switches() {
        assertThat(Browser.location(browser.get("/oauth2/authorization/keycloak", "Accept-Language", "en")))
                .contains("ui_locales=th", "code_challenge=");
        assertThat(Browser.location(browser.get("/oauth2/authorization/keycloak?lang=en")))
                .contains("ui_locales=en");
        assertThat(Browser.location(browser.get("/oauth2/authorization/keycloak?lang=x%26prompt=none")))
                .contains("ui_locales=th")
                .doesNotContain("prompt");
    }

    @Test
    void there_is_no_other_sign_in() {
        assertThat(browser.get("/oauth2/authorization/other").statusCode()).isEqualTo(404);
    }

    @Test
    void a_cookie_that_is_none_of_ours_is_no_session() {
        for (String forged : List.of("AAAA", "x", "YQBi", "J29yIDE9MS0t")) {
            HttpResponse<String> answer = new Browser().get(API, "Cookie", "rabrong-session=" + forged);
            assertThat(answer.statusCode()).as(forged).isEqualTo(401);
            assertThat(answer.body()).contains("urn:rabrong:problem:unauthenticated");
        }
    }

    @Test
    void after_the_sign_in_the_api_knows_the_person() {
        HttpResponse<String> page = browser.signIn("office-8101", "/entries?round=krs-2559-6m");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.uri()).hasToString(TestPlatform.PUBLIC_URL + "/entries?round=krs-2559-6m");
        assertThat(browser.get(API).statusCode()).isEqualTo(200);
        assertThat(identity.takeAuthorizations()).singleElement().asString().startsWith("Bearer ey");
    }

    @Test
    void after_the_sign_in_nobody_is_led_to_another_site() {
        assertThat(browser.signIn("office-8101", "//evil.example/x").uri()).hasToString(TestPlatform.PUBLIC_URL + "/");
    }

    @Test
    void the_session_has_a_new_id_after_the_sign_in() {
        browser.get("/oauth2/authorization/keycloak");
        String before = browser.cookie("rabrong-session");
        browser.signIn("office-8101");
        assertThat(browser.cookie("rabrong-session")).isNotEqualTo(before);
    }

    @Test
    void a_write_needs_the_csrf_token_of_the_page() {
        browser.signIn("office-8101");

        HttpResponse<String> refused = browser.writeWithoutCsrfToken("PUT", "/api/v1/entries/a/b/c");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("urn:rabrong:problem:csrf");
        assertThat(browser.writeWithoutCsrfToken("POST", "/logout").statusCode())
                .isEqualTo(403);

        HttpResponse<String> taken = browser.write("PUT", "/api/v1/entries/a/b/c", "{\"value\": \"412\"}");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("\"bytes\":16").doesNotContain("xsrf", "cookie\"");
    }

    @Test
    void eight_calls_with_an_expired_token_renew_it_once() throws Exception {
        browser.signIn("office-8101");
        expireAccessTokens();
        int renewals = TestPlatform.countOfEvents("REFRESH_TOKEN");

        List<Future<Integer>> answers = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < 8; call++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return browser.get(API).statusCode();
                }));
            }
            start.countDown();
        }

        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        assertThat(new HashSet<>(identity.takeAuthorizations())).hasSize(1);
        assertThat(TestPlatform.countOfEvents("REFRESH_TOKEN")).isEqualTo(renewals + 1);
    }

    @Test
    void a_token_that_cannot_be_renewed_ends_the_session() {
        browser.signIn("office-8101");
        expireAccessTokens();
        jdbc.sql("UPDATE oauth2_authorized_client SET refresh_token_value = 'spoilt'::bytea")
                .update();

        HttpResponse<String> refused = browser.get(API);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
        assertThat(identity.takeAuthorizations()).isEmpty();
    }

    @Test
    void signing_out_ends_the_session_here_and_at_keycloak() {
        browser.signIn("office-8101");

        HttpResponse<String> out = browser.write("POST", "/logout", "");

        assertThat(Browser.location(out))
                .startsWith(TestPlatform.PUBLIC_URL + "/auth/realms/rabrong/protocol/openid-connect/logout?")
                .contains("id_token_hint=", "post_logout_redirect_uri=");
        assertThat(browser.follow(out).uri()).hasToString(TestPlatform.PUBLIC_URL + "/");
        assertThat(browser.get(API).statusCode()).isEqualTo(401);
        // Keycloak asks for the password again
        assertThat(browser.follow(browser.get("/oauth2/authorization/keycloak")).body())
                .contains("name=\"password\"");
    }

    @Test
    void a_person_may_be_signed_in_at_two_browsers_and_sign_out_at_one() {
        Browser other = new Browser();
        browser.signIn("office-8101");
        other.signIn("office-8101");

        browser.follow(browser.write("POST", "/logout", ""));

        assertThat(browser.get(API).statusCode()).isEqualTo(401);
        assertThat(other.get(API).statusCode()).isEqualTo(200);
    }

    @Test
    void signing_out_everywhere_ends_all_sessions_of_the_person_and_of_nobody_else() {
        Browser second = new Browser();
        Browser colleague = new Browser();
        browser.signIn("office-8101");
        second.signIn("office-8101");
        colleague.signIn("psdg");

        TestPlatform.signOutEverywhere("office-8101");

        Awaitility.await().untilAsserted(() -> {
            assertThat(browser.get(API).statusCode()).isEqualTo(401);
            assertThat(second.get(API).statusCode()).isEqualTo(401);
        });
        assertThat(colleague.get(API).statusCode()).isEqualTo(200);
    }

    @Test
    void a_logout_token_that_keycloak_did_not_sign_is_refused() {
        browser.signIn("office-8101");
        HttpResponse<String> refused = browser.send(browser.request("/logout/connect/back-channel/keycloak")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("logout_token=eyJhbGciOiJub25lIn0.e30.")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(browser.get(API).statusCode()).isEqualTo(200);
    }

    @Test
    void an_answer_to_a_sign_in_that_was_never_started_leads_back_to_the_page() {
        HttpResponse<String> answer = browser.get("/login/oauth2/code/keycloak?code=x&state=y");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.location(answer)).isEqualTo("/?signIn=failed");
    }

    @Test
    void a_cookie_beside_a_bearer_token_does_not_count() {
        browser.signIn("office-8101");
        String token = TestPlatform.bearerOf("psdg");
        HttpResponse<String> answer = browser.get(API, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(identity.takeAuthorizations()).containsExactly("Bearer " + token);
    }

    @Test
    void the_tokens_of_a_session_that_ran_out_are_swept_away() {
        Browser gone = new Browser();
        browser.signIn("office-8101");
        gone.signIn("psdg");
        String ranOut = sessionOf(gone);
        String keycloakSession = jdbc.sql("SELECT keycloak_session FROM signed_in_session WHERE session_id = ?")
                .param(ranOut)
                .query(String.class)
                .single();
        jdbc.sql("UPDATE signed_in_session SET since = now() - interval '2 hours'")
                .update();
        jdbc.sql("UPDATE oauth2_authorized_client SET created_at = now() - interval '2 hours'")
                .update();
        jdbc.sql("DELETE FROM spring_session WHERE session_id = ?")
                .param(ranOut)
                .update();

        sessions.sweep();

        assertThat(count("signed_in_session WHERE session_id = ?", ranOut)).isZero();
        assertThat(count("oauth2_authorized_client WHERE principal_name = ?", keycloakSession))
                .isZero();
        assertThat(browser.get(API).statusCode()).isEqualTo(200);
    }

    private int count(String what, String id) {
        return jdbc.sql("SELECT count(*) FROM " + what)
                .param(id)
                .query(Integer.class)
                .single();
    }

    private static String sessionOf(Browser signedIn) {
        String cookie = Objects.requireNonNull(signedIn.cookie("rabrong-session"));
        return new String(Base64.getDecoder().decode(cookie), StandardCharsets.US_ASCII);
    }

    private void expireAccessTokens() {
        jdbc.sql("""
                        UPDATE oauth2_authorized_client SET access_token_issued_at = now() - interval '6 minutes',
                        access_token_expires_at = now() - interval '1 minute'""").update();
    }
}
