package org.rabrong.identity.realm;

import static org.rabrong.identity.realm.RealmProvisioner.REALM;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;

/** Who is in a group of the realm, as Keycloak knows at this moment. */
@Component
@EnableConfigurationProperties(RealmSettings.class)
public class GroupMembers {

    private static final Logger log = LoggerFactory.getLogger(GroupMembers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Half of the minute for which Keycloak's administration token is good. */
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final RealmSettings settings;
    private final Clock clock;
    private final AtomicReference<@Nullable SignedIn> signedIn = new AtomicReference<>();

    GroupMembers(RealmSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Signing in costs Keycloak a hash of the password, so one sign-in serves the requests of half a minute. */
    private record SignedIn(KeycloakAdmin keycloak, Instant until) {}

    /** @param enabled whether the account can sign in */
    public record Member(String username, String name, boolean enabled) {}

    /**
     * Members by user name; none where there is no such group.
     *
     * @param top {@code certifier} or {@code staff}
     * @param code of the organisation, known to be one
     * @throws Problem 503 while Keycloak is away
     */
    public List<Member> of(String top, String code, int first, int limit) {
        try {
            return members(keycloak(), top, code, first, limit);
        } catch (RestClientException away) {
            signedIn.set(null);
            log.warn("Keycloak cannot be asked for people: {}", away.toString());
            throw Problem.of(ProblemType.UNAVAILABLE);
        }
    }

    private KeycloakAdmin keycloak() {
        SignedIn known = signedIn.get();
        Instant now = clock.instant();
        if (known == null || now.isAfter(known.until())) {
            known = new SignedIn(KeycloakAdmin.signIn(settings, PATIENCE), now.plus(REMEMBERED));
            signedIn.set(known);
        }
        return known.keycloak();
    }

    private static List<Member> members(KeycloakAdmin keycloak, String top, String code, int first, int limit) {
        JsonNode group = keycloak.find("/{realm}/group-by-path/{top}/{code}", REALM, top, code);
        if (group == null) {
            return List.of();
        }
        return keycloak
                .list(
                        "/{realm}/groups/{id}/members?briefRepresentation=true&first={first}&max={max}",
                        REALM,
                        group.path("id").asString(),
                        first,
                        limit)
                .stream()
                .map(GroupMembers::member)
                .toList();
    }

    private static Member member(JsonNode user) {
        String username = user.path("username").asString();
        String name = (user.path("firstName").asString("") + " "
                        + user.path("lastName").asString(""))
                .strip();
        return new Member(
                username, name.isEmpty() ? username : name, user.path("enabled").asBoolean(false));
    }
}
