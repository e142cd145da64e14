package org.rabrong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestServer;
import org.rabrong.platform.test.WithServers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** With a public address of https; TLS itself ends before the gateway. */
@SpringBootTest(properties = "rabrong.public-url=https://rabrong.example")
@AutoConfigureMockMvc
@WithServers(TestServer.POSTGRES)
class HttpsTest {

    @Autowired
    MockMvcTester http;

    @Test
    void the_session_cookie_belongs_to_this_very_host_over_tls() {
        MvcTestResult start = http.get().uri("/oauth2/authorization/keycloak").exchange();

        assertThat(start).hasStatus(302);
        assertThat(start.getResponse().getHeader("Location"))
                .startsWith("https://rabrong.example/auth/realms/rabrong/");
        Cookie cookie = Objects.requireNonNull(start.getResponse().getCookie("__Host-rabrong"));
        assertThat(cookie.getSecure()).isTrue();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
    }

    @Test
    void browsers_are_told_to_stay_with_https() {
        assertThat(http.get().uri("/").accept("text/html"))
                .headers()
                .hasValue("Strict-Transport-Security", "max-age=31536000");
    }
}
