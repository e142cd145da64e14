package org.rabrong.gateway.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * Which session here belongs to which session at Keycloak, in the database that all instances share: when a person signs out everywhere,
 * whichever instance hears of it ends the sessions and throws their tokens away.
 */
@Component
class SignedInSessions implements OidcSessionRegistry {

    private static final Logger log = LoggerFactory.getLogger(SignedInSessions.class);

    private final JdbcClient jdbc;
    private final SessionRepository<? extends Session> sessions;

    SignedInSessions(JdbcClient jdbc, SessionRepository<? extends Session> sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    @Override
    public void saveSessionInformation(OidcSessionInformation signedIn) {
        jdbc.sql("""
                        INSERT INTO signed_in_session (session_id, keycloak_session, subject) VALUES (?, ?, ?)
                        ON CONFLICT (session_id) DO UPDATE
                        SET keycloak_session = excluded.keycloak_session, subject = excluded.subject, since = now()""")
                .params(
                        signedIn.getSessionId(),
                        KeycloakSession.of(signedIn.getPrincipal()),
                        KeycloakSession.subjectOf(signedIn.getPrincipal()))
                .update();
    }

    /** The session here is over; there is nothing that a caller could still do with it. */
    @Override
    @SuppressWarnings("NullAway") // null is what the interface's text wants, though not its annotations
    public @Nullable OidcSessionInformation removeSessionInformation(String sessionId) {
        jdbc.sql("DELETE FROM signed_in_session WHERE session_id = ?")
                .param(sessionId)
                .update();
        return null;
    }

    /** Keycloak says that one of its sessions is over, or all of a person: so are ours. */
    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        String keycloakSession = token.getSessionId();
        List<Ended> ended = jdbc.sql("""
                        DELETE FROM signed_in_session
                        WHERE CASE WHEN :session::text IS NULL THEN subject = :subject ELSE keycloak_session = :session END
                        RETURNING session_id, keycloak_session""")
                .param("session", keycloakSession)
                .param("subject", token.getSubject())
                .query(Ended.class)
                .list();
        for (Ended session : ended) {
            sessions.deleteById(session.sessionId());
            jdbc.sql("DELETE FROM oauth2_authorized_client WHERE principal_name = ?")
                    .param(session.keycloakSession())
                    .update();
        }
        log.info("Keycloak ended {} session(s)", ended.size());
        return List.of();
    }

    private record Ended(String sessionId, String keycloakSession) {}

    /** Sessions that ran out without anybody signing out leave their rows behind. */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void sweep() {
        jdbc.sql("""
                        DELETE FROM signed_in_session AS signed_in WHERE since < now() - interval '1 hour'
                        AND NOT EXISTS (SELECT FROM spring_session WHERE session_id = signed_in.session_id)""").update();
        jdbc.sql("""
                        DELETE FROM oauth2_authorized_client AS client WHERE created_at < now() - interval '1 hour'
                        AND NOT EXISTS (SELECT FROM signed_in_session WHERE keycloak_session = client.principal_name)""").update();
    }
}
