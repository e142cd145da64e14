package org.rabrong.identity.realm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.identity.organisation.Organisation;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Brings the realm to what the platform needs: READ FIRST {@link #provision}. Each step compares and writes only what differs, so that a
 * second run writes nothing, and a run that broke off is completed by the next.
 */
@Component
class RealmProvisioner {

    static final String REALM = "rabrong";

    /** A realm role and the top group that grants it; the groups below inherit it. */
    private static final List<String> ROLES =
            List.of("reporter", "certifier", "staff", "psdg", "executive", "integrator");

    private final RealmSettings settings;

    RealmProvisioner(RealmSettings settings) {
        this.settings = settings;
    }

    /**
     * @param all every organisation: a group for each, since people act for organisations
     * @return how many changes were made
     * @throws org.springframework.web.client.RestClientException when Keycloak is away or refuses
     */
    int provision(List<Organisation> all) {
        KeycloakAdmin keycloak = KeycloakAdmin.signIn(settings);

        realm(keycloak);
        userProfile(keycloak);
        roles(keycloak);
        Set<String> bureaus = codes(all, false);
        Map<String, Set<String>> below = Map.of("reporter", codes(all, true), "certifier", bureaus, "staff", bureaus);
        topGroups(keycloak, below);
        below.forEach((top, codes) -> groupsBelow(keycloak, top, codes));
        client(keycloak, "client-gateway");
        client(keycloak, "client-admin-cli"); // Keycloak's own: a way to try passwords beside the sign-in page
        String demoPassword = settings.demoPassword();
        if (demoPassword != null) {
            client(keycloak, "client-demo-cli");
            new DemoPeople(all).addMissing(keycloak, demoPassword);
        }
        return keycloak.writes();
    }

    private void realm(KeycloakAdmin keycloak) {
        DesiredState wanted = DesiredState.read("realm", settings.placeholders());
        JsonNode actual = keycloak.find("/{realm}", REALM);
        if (actual == null) {
            keycloak.create("", wanted.json());
        } else if (!wanted.isMetBy(actual)) {
            keycloak.update("/{realm}", wanted.over(actual), REALM);
        }
    }

    /**
     * No attribute beyond the four of a person, so nobody can give himself one that a mapper might trust; and nobody changes the own name,
     * since the history of an item tells by it who did what.
     */
    private void userProfile(KeycloakAdmin keycloak) {
        DesiredState wanted = DesiredState.read("user-profile", Map.of());
        JsonNode actual = keycloak.get("/{realm}/users/profile", REALM);
        if (!wanted.isMetBy(actual)) {
            keycloak.update("/{realm}/users/profile", wanted.over(actual), REALM);
        }
    }

    private void roles(KeycloakAdmin keycloak) {
        Set<String> missing = missing(ROLES, keycloak.list("/{realm}/roles", REALM));
        for (String role : missing) {
            keycloak.create("/{realm}/roles", Map.of("name", role), REALM);
        }
    }

    /** A missing one comes with everything below it, since 240 requests take their time. */
    private void topGroups(KeycloakAdmin keycloak, Map<String, Set<String>> below) {
        List<JsonNode> there = keycloak.list("/{realm}/groups?briefRepresentation=false&max=1000", REALM);
        List<Map<String, Object>> groups = new ArrayList<>();
        for (String name : missing(ROLES, there)) {
            List<Map<String, String>> subGroups = below.getOrDefault(name, Set.of()).stream()
                    .map(code -> Map.of("name", code, "path", "/" + name + "/" + code))
                    .toList();
            groups.add(Map.of("name", name, "path", "/" + name, "realmRoles", List.of(name), "subGroups", subGroups));
        }
        if (!groups.isEmpty()) {
            keycloak.addMissing(REALM, "groups", groups);
        }
        for (JsonNode group : there) {
            String name = group.path("name").asString();
            if (ROLES.contains(name)
                    && group.path("realmRoles").valueStream().noneMatch(role -> name.equals(role.asString()))) {
                JsonNode role = keycloak.get("/{realm}/roles/{name}", REALM, name);
                keycloak.create(
                        "/{realm}/groups/{id}/role-mappings/realm",
                        List.of(role),
                        REALM,
                        group.path("id").asString());
            }
        }
    }

    private void groupsBelow(KeycloakAdmin keycloak, String top, Set<String> codes) {
        String id = keycloak.get("/{realm}/group-by-path/{name}", REALM, top)
                .path("id")
                .asString();
        for (String code : missing(
                codes, keycloak.list("/{realm}/groups/{id}/children?briefRepresentation=true&max=10000", REALM, id))) {
            keycloak.create("/{realm}/groups/{id}/children", Map.of("name", code), REALM, id);
        }
    }

    private void client(KeycloakAdmin keycloak, String file) {
        DesiredState wanted = DesiredState.read(file, settings.placeholders());
        String clientId = wanted.json().path("clientId").asString();
        @Nullable
        JsonNode actual = keycloak.list("/{realm}/clients?clientId={clientId}", REALM, clientId).stream()
                .findFirst()
                .orElse(null);
        if (actual == null) {
            keycloak.create("/{realm}/clients", wanted.json(), REALM);
        } else if (!wanted.isMetBy(actual)) {
            keycloak.update(
                    "/{realm}/clients/{id}",
                    wanted.over(actual),
                    REALM,
                    actual.path("id").asString());
        }
    }

    private static Set<String> codes(List<Organisation> organisations, boolean reporting) {
        return organisations.stream()
                .filter(organisation -> organisation.kind().reports() == reporting)
                .map(Organisation::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Iterable<String> wanted, List<JsonNode> there) {
        Set<String> missing = new TreeSet<>();
        wanted.forEach(missing::add);
        there.forEach(one -> missing.remove(one.path("name").asString()));
        return missing;
    }
}
