package org.rabrong.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rabrong.gateway.GatewaySettings;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.JdbcOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The access tokens behind the sessions. A token that is about to expire is renewed once, however many requests notice at the same time and
 * on however many instances: a lock in this instance (so that they do not all hold a connection), then the lock of the row.
 */
@Component
class SessionTokens implements OAuth2AuthorizedClientRepository {

    private static final Logger log = LoggerFactory.getLogger(SessionTokens.class);
    private static final Lock[] LOCKS =
            Stream.generate(ReentrantLock::new).limit(64).toArray(Lock[]::new);

    private final JdbcOAuth2AuthorizedClientService clients;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RestClientRefreshTokenTokenResponseClient keycloak;
    private final Clock clock;
    private final Duration refreshBefore;

    SessionTokens(
            JdbcTemplate jdbcTemplate,
            JdbcClient jdbc,
            ClientRegistrationRepository registrations,
            PlatformTransactionManager transactions,
            RestClientRefreshTokenTokenResponseClient keycloak,
            Clock clock,
            GatewaySettings settings) {
        this.clients = new JdbcOAuth2AuthorizedClientService(jdbcTemplate, registrations);
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keycloak = keycloak;
        this.clock = clock;
        this.refreshBefore = settings.refreshBefore();
    }

    /**
     * A token that is good for a while; empty when the session at Keycloak is over.
     *
     * @throws Problem {@code unavailable} when the token is expired and Keycloak does not answer
     */
    Optional<String> accessToken(Authentication signedIn) {
        String session = KeycloakSession.of(signedIn);
        OAuth2AuthorizedClient client = load(session);
        if (client == null) {
            return Optional.empty();
        }
        if (isGoodFor(client, refreshBefore)) {
            return Optional.of(client.getAccessToken().getTokenValue());
        }
        Lock lock = LOCKS[Math.floorMod(session.hashCode(), LOCKS.length)];
        lock.lock();
        try {
            return transaction.execute(status -> Optional.ofNullable(renewed(session)));
        } finally {
            lock.unlock();
        }
    }

    private @Nullable String renewed(String session) {
        jdbc.sql("SELECT FROM oauth2_authorized_client WHERE principal_name = ? FOR UPDATE")
                .param(session)
                .query((row, number) -> session)
                .optional();
        OAuth2AuthorizedClient client = load(session);
        if (client == null) {
            return null;
        }
        if (isGoodFor(client, refreshBefore)) {
            // Somebody else has renewed it while we waited
            return client.getAccessToken().getTokenValue();
        }
        OAuth2RefreshToken refreshToken = client.getRefreshToken();
        if (refreshToken == null) {
            return forget(session);
        }
        try {
            OAuth2AccessTokenResponse answer = keycloak.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    client.getClientRegistration(), client.getAccessToken(), refreshToken));
            OAuth2RefreshToken nextRefreshToken = answer.getRefreshToken();
            save(
                    new OAuth2AuthorizedClient(
                            client.getClientRegistration(),
                            session,
                            answer.getAccessToken(),
                            nextRefreshToken == null ? refreshToken : nextRefreshToken),
                    session);
            return answer.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException refused) {
            return notRenewed(refused, client, session);
        }
    }

    private @Nullable String notRenewed(
            OAuth2AuthorizationException refused, OAuth2AuthorizedClient client, String session) {
        if (refused.getError().getErrorCode().equals("invalid_grant")) {
            return forget(session);
        }
        log.warn("Keycloak does not renew tokens: {}", refused.toString());
        if (isGoodFor(client, Duration.ZERO)) {
            return client.getAccessToken().getTokenValue();
        }
        throw Problem.of(ProblemType.UNAVAILABLE);
    }

    private @Nullable String forget(String session) {
        clients.removeAuthorizedClient(KeycloakClient.REGISTRATION, session);
        return null;
    }

    private boolean isGoodFor(OAuth2AuthorizedClient client, Duration duration) {
        Instant expires = client.getAccessToken().getExpiresAt();
        return expires == null || clock.instant().plus(duration).isBefore(expires);
    }

    private @Nullable OAuth2AuthorizedClient load(String session) {
        return clients.loadAuthorizedClient(KeycloakClient.REGISTRATION, session);
    }

    private void save(OAuth2AuthorizedClient client, String session) {
        clients.saveAuthorizedClient(client, UsernamePasswordAuthenticationToken.unauthenticated(session, ""));
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the interface wants it so
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request) {
        return (T) load(KeycloakSession.of(principal));
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication principal,
            HttpServletRequest request,
            HttpServletResponse response) {
        save(client, KeycloakSession.of(principal));
    }

    @Override
    public void removeAuthorizedClient(
            String registration, Authentication principal, HttpServletRequest request, HttpServletResponse response) {
        forget(KeycloakSession.of(principal));
    }
}
