package org.rabrong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Gives a service the access token of who calls: the session's, or the bearer token that the request brought and that was checked already.
 * A session whose tokens cannot be renewed is over.
 */
@Component
public final class TokenRelay implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final SessionTokens tokens;

    TokenRelay(SessionTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        HttpServletRequest servletRequest = request.servletRequest();
        Principal caller = servletRequest.getUserPrincipal();
        if (!(caller instanceof OAuth2AuthenticationToken signedIn)) {
            return next.handle(request);
        }
        Optional<String> token = tokens.accessToken(signedIn);
        if (token.isEmpty()) {
            HttpSession session = servletRequest.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            throw Problem.of(ProblemType.UNAUTHENTICATED);
        }
        return next.handle(ServerRequest.from(request)
                .headers(headers -> headers.setBearerAuth(token.get()))
                .build());
    }
}
