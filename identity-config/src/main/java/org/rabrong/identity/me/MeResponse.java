package org.rabrong.identity.me;

import java.util.List;
import org.rabrong.identity.organisation.Organisation;
import org.rabrong.identity.organisation.OrganisationKind;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;

/**
 * The signed-in person.
 *
 * @param roles each role once, whatever the organisation
 * @param organisations those for which the person holds a role, by Thai name
 */
record MeResponse(String id, String username, String name, List<Role> roles, List<Acting> organisations) {

    record Acting(String code, OrganisationKind kind, String nameTh, String nameEn, List<Role> roles) {}

    static MeResponse from(Person person, List<Organisation> known) {
        return new MeResponse(
                person.id(),
                person.username(),
                person.displayName(),
                person.memberships().stream()
                        .map(Membership::role)
                        .distinct()
                        .sorted()
                        .toList(),
                known.stream()
                        .filter(organisation -> !rolesFor(organisation, person).isEmpty())
                        .map(organisation -> new Acting(
                                organisation.code(),
                                organisation.kind(),
                                organisation.nameTh(),
                                organisation.nameEn(),
                                rolesFor(organisation, person)))
                        .toList());
    }

    private static List<Role> rolesFor(Organisation organisation, Person person) {
        return person.memberships().stream()
                .filter(membership -> organisation.code().equals(membership.organisation()))
                .map(Membership::role)
                .sorted()
                .toList();
    }
}
