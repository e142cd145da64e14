package org.rabrong.identity.me;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** @param inPlaceOf whose certifier's right the person holds for a while; null where the roles are the person's own */
    record Acting(
            String code,
            OrganisationKind kind,
            String nameTh,
            String nameEn,
            List<Role> roles,
            @Nullable InPlaceOf inPlaceOf) {}

    /** @param until last day, whole */
    record InPlaceOf(String name, LocalDate until) {

        static @Nullable InPlaceOf from(Person person, String organisation) {
            return person.inPlaceOf(organisation)
                    .map(lent -> new InPlaceOf(lent.lender(), lent.until()))
                    .orElse(null);
        }
    }

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
                                rolesFor(organisation, person),
                                InPlaceOf.from(person, organisation.code())))
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
