package org.rabrong.identity.realm;

import static org.rabrong.identity.realm.RealmProvisioner.REALM;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
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

    private final RealmSettings settings;

    GroupMembers(RealmSettings settings) {
        this.settings = settings;
    }

    /** @param enabled whether the account can sign in */
    public record Member(String username, String name, boolean enabled) {}

    /** A way to ask, good for one request. */
    public interface Asked {

        /**
         * Members by user name; none where there is no such group.
         *
         * @param top {@code certifier} or {@code staff}
         * @param code of the organisation, known to be one
         */
        List<Member> of(String top, String code, int first, int limit);
    }

    /**
     * Signs in to Keycloak.
     *
     * @throws Problem 503, also from what is answered, while Keycloak is away
     */
    public Asked ask() {
        KeycloakAdmin keycloak = available(() -> KeycloakAdmin.signIn(settings, PATIENCE));
        return (top, code, first, limit) -> available(() -> members(keycloak, top, code, first, limit));
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

    private static <T> T available(Supplier<T> question) {
        try {
            return question.get();
        } catch (RestClientException away) {
            log.warn("Keycloak cannot be asked for people: {}", away.toString());
            throw Problem.of(ProblemType.UNAVAILABLE);
        }
    }
}
