package org.rabrong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
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
        DefaultCookieSerializer cookie = new OwnIds();
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

    /** What is none of our ids is no session; it could hold what the database does not take, and would fail in every filter. */
    private static final class OwnIds extends DefaultCookieSerializer {

        private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return super.readCookieValues(request).stream()
                    .filter(value -> ID.matcher(value).matches())
                    .toList();
        }
    }
}
