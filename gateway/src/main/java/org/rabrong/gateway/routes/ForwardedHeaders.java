package org.rabrong.gateway.routes;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.rabrong.gateway.GatewaySettings;
import org.rabrong.gateway.signin.SessionCookie;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The headers that pass inward. Whatever a caller says about where the request came from is thrown away and said anew from what the gateway
 * knows: its public address and the caller's. Services get no cookies; Keycloak gets its own ones.
 */
@Component
class ForwardedHeaders implements RequestHttpHeadersFilter, Ordered {

    private static final Set<String> NOT_FROM_OUTSIDE = Set.of(
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-original-url",
            "x-original-host",
            "x-rewrite-url",
            "x-http-method-override",
            "x-xsrf-token",
            "proxy",
            "cookie");

    private final URI publicUrl;
    private final Set<String> ownCookies;

    ForwardedHeaders(GatewaySettings settings) {
        this.publicUrl = settings.publicUrl();
        this.ownCookies = Set.of(SessionCookie.nameFor(settings), "XSRF-TOKEN");
    }

    @Override
    public HttpHeaders apply(HttpHeaders received, ServerRequest request) {
        HttpHeaders headers = new HttpHeaders();
        received.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NOT_FROM_OUTSIDE.contains(lower) && !lower.startsWith("x-forwarded-")) {
                headers.addAll(name, values);
            }
        });
        if (request.path().startsWith("/auth/")) {
            keycloaksCookies(headers, request);
        }
        headers.set("X-Forwarded-For", request.servletRequest().getRemoteAddr());
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getAuthority());
        headers.set("X-Forwarded-Port", String.valueOf(port()));
        return headers;
    }

    private void keycloaksCookies(HttpHeaders headers, ServerRequest request) {
        List<String> cookies = new ArrayList<>();
        request.cookies().forEach((name, values) -> {
            if (!ownCookies.contains(name)) {
                for (Cookie cookie : values) {
                    cookies.add(name + "=" + cookie.getValue());
                }
            }
        });
        if (!cookies.isEmpty()) {
            headers.set(HttpHeaders.COOKIE, String.join("; ", cookies));
        }
    }

    private int port() {
        if (publicUrl.getPort() > 0) {
            return publicUrl.getPort();
        }
        return "https".equals(publicUrl.getScheme()) ? 443 : 80;
    }

    /** After all others: nothing may change it. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
