package org.rabrong.gateway.signin;

import org.rabrong.gateway.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * The cookie of a browser's session: {@code __Host-rabrong} on https, which a browser takes from this very host over TLS only; plain
 * {@code rabrong-session} on http://localhost, where browsers refuse that prefix.
 */
@Configuration(proxyBeanMethods = false)
public class SessionCookie {

    public static String nameFor(GatewaySettings settings) {
        return settings.isHttps() ? "__Host-rabrong" : "rabrong-session";
    }

    @Bean
    CookieSerializer cookieSerializer(GatewaySettings settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName(nameFor(settings));
        cookie.setUseSecureCookie(settings.isHttps());
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer concurrentSessionWrites() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
