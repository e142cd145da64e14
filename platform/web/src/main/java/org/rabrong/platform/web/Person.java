package org.rabrong.platform.web;

import java.util.Set;
import java.util.TreeSet;

/**
 * Who calls: taken from the access token, never from the request. A controller declares a parameter of this type; a service checks it
 * next to the command with the {@code require…} methods, which throw a {@link Problem} (403) that names what is missing.
 *
 * @param id subject of the token
 * @param displayName as shown in histories
 */
public record Person(String id, String username, String displayName, Set<Membership> memberships) {

    public Person {
        memberships = Set.copyOf(memberships);
    }

    public boolean reportsFor(String office) {
        return memberships.contains(new Membership(Role.REPORTER, office));
    }

    public boolean certifiesFor(String bureau) {
        return memberships.contains(new Membership(Role.CERTIFIER, bureau));
    }

    /** The person holds the role, for whatever organisation. */
    public boolean is(Role role) {
        return memberships.stream().anyMatch(membership -> membership.role() == role);
    }

    /** psdg, executives and integrators read every report (spec §2). */
    public boolean readsEveryReport() {
        return is(Role.PSDG) || is(Role.EXECUTIVE) || is(Role.INTEGRATOR);
    }

    /** Codes of the organisations for which the person holds the role, sorted. */
    public Set<String> organisations(Role role) {
        Set<String> codes = new TreeSet<>();
        for (Membership membership : memberships) {
            String organisation = membership.organisation();
            if (membership.role() == role && organisation != null) {
                codes.add(organisation);
            }
        }
        return codes;
    }

    public void requireReporterOf(String office) {
        if (!reportsFor(office)) {
            throw Problem.forbidden("reporter", office);
        }
    }

    public void requireCertifierOf(String bureau) {
        if (!certifiesFor(bureau)) {
            throw Problem.forbidden("certifier", bureau);
        }
    }

    public void requirePsdg() {
        if (!is(Role.PSDG)) {
            throw Problem.forbidden("psdg", "PSDG");
        }
    }
}
