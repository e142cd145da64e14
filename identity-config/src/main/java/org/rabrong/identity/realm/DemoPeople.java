package org.rabrong.identity.realm;

import static org.rabrong.identity.realm.RealmProvisioner.REALM;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rabrong.identity.organisation.Organisation;

/**
 * People to try the platform with, named after what they do, never after a real official: one reporter per office, one certifier per
 * bureau ({@code psdg} is that of its bureau and administers the platform) and a colleague to whom it can delegate ({@code btl-2}), an executive.
 */
final class DemoPeople {

    private static final String PSDG = "PSDG";
    /** As Keycloak's validator {@code person-name-prohibited-characters}; one such name would keep the whole import from happening. */
    private static final Pattern REFUSED_IN_NAMES = Pattern.compile("[<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]+");

    private final List<Organisation> organisations;

    DemoPeople(List<Organisation> organisations) {
        this.organisations = organisations;
    }

    /** Adds those who are not there in one request; whoever is there keeps everything, a changed password too. */
    void addMissing(KeycloakAdmin keycloak, String password) {
        Set<String> there = keycloak.list("/{realm}/users?briefRepresentation=true&max=10000", REALM).stream()
                .map(user -> user.path("username").asString())
                .collect(Collectors.toSet());
        List<DemoPerson> missing = all().stream()
                .filter(person -> !there.contains(person.username()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        // Hashed once and stored for all: 240 hashes would keep a small machine busy for the better part of a minute
        Map<String, Object> credential = PasswordHash.of(password).asCredential();
        keycloak.addMissing(
                REALM,
                "users",
                missing.stream().map(person -> person.asUser(credential)).toList());
    }

    List<DemoPerson> all() {
        List<DemoPerson> people = new ArrayList<>();
        for (Organisation organisation : organisations) {
            String code = organisation.code();
            String username = code.toLowerCase(Locale.ROOT);
            if (organisation.kind().reports()) {
                people.add(new DemoPerson(
                        "office-" + username, "ผู้รายงาน", shortName(organisation), List.of("/reporter/" + code)));
            } else if (code.equals(PSDG)) {
                people.add(new DemoPerson(
                        username, "ผู้ดูแลระบบ", shortName(organisation), List.of("/psdg", "/certifier/" + code)));
            } else {
                people.add(
                        new DemoPerson(username, "ผู้รับรอง", shortName(organisation), List.of("/certifier/" + code)));
            }
            if (!organisation.kind().reports()) {
                people.add(new DemoPerson(
                        username + "-2", "เจ้าหน้าที่", shortName(organisation), List.of("/staff/" + code)));
            }
        }
        people.add(new DemoPerson("executive", "ผู้บริหาร", "สพฐ.", List.of("/executive")));
        return people;
    }

    /** สทร. for a bureau; for an office its name without the provinces in brackets. Keycloak refuses such signs in a person's name. */
    private static String shortName(Organisation organisation) {
        String nameTh = organisation.nameTh();
        int bracket = nameTh.indexOf('(');
        String name = Objects.requireNonNullElse(
                organisation.shortTh(), bracket <= 0 ? nameTh : nameTh.substring(0, bracket));
        String acceptable = REFUSED_IN_NAMES.matcher(name).replaceAll(" ").strip();
        return acceptable.isEmpty() ? organisation.code() : acceptable;
    }

    record DemoPerson(String username, String firstName, String lastName, List<String> groups) {

        Map<String, Object> asUser(Map<String, Object> credential) {
            return Map.of(
                    "username",
                    username,
                    "enabled",
                    true,
                    "email",
                    username + "@rabrong.example",
                    "emailVerified",
                    true,
                    "firstName",
                    firstName,
                    "lastName",
                    lastName,
                    "groups",
                    groups,
                    // An import grants no default role by itself; this one lets a person see the own account
                    "realmRoles",
                    List.of("default-roles-" + REALM),
                    "credentials",
                    List.of(credential));
        }
    }
}
