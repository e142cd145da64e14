package org.rabrong.gateway.signin;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** The session at Keycloak that a sign-in belongs to (claim {@code sid} of the id token). */
final class KeycloakSession {

    private KeycloakSession() {}

    static String of(OidcUser user) {
        @Nullable String session = user.getIdToken().getClaimAsString("sid");
        return session == null ? subjectOf(user) : session;
    }

    static String subjectOf(OidcUser user) {
        return Objects.requireNonNull(user.getSubject(), "OpenID Connect has no id token without a subject");
    }

    static String of(Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcUser user ? of(user) : authentication.getName();
    }
}
