package org.rabrong.platform.web;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who calls: taken from the access token, never from the request; what is {@link LentMemberships lent} for the moment comes with it. A controller declares a parameter of this type; a service checks it
 * next to the command with the {@code require…} methods, which throw a {@link Problem} (403) that names what is missing.
 *
 * @param id subject of the token
 * @param displayName as shown in histories, but see {@link #displayNameFor}
 * @param memberships by own right and lent ones
 * @param lent those of the memberships that somebody else lent
 */
public record Person(
        String id, String username, String displayName, Set<Membership> memberships, List<LentMembership> lent) {

    public Person {
        memberships = Set.copyOf(memberships);
        lent = List.copyOf(lent);
    }

    /** With what the token carries. */
    public Person(String id, String username, String displayName, Set<Membership> memberships) {
        this(id, username, displayName, memberships, List.of());
    }

    /**
     * The same person with what is lent for the moment: only to {@link Role#STAFF} of the organisation, so that it ends when somebody leaves there;
     * what is held by own right needs no lending.
     */
    public Person with(Collection<LentMembership> lentNow) {
        List<LentMembership> added = lentNow.stream()
                .filter(one -> !memberships.contains(one.membership())
                        && memberships.contains(
                                new Membership(Role.STAFF, one.membership().organisation())))
                .toList();
        if (added.isEmpty()) {
            return this;
        }
        Set<Membership> all = new HashSet<>(memberships);
        added.forEach(one -> all.add(one.membership()));
        return new Person(id, username, displayName, all, added);
    }

    public boolean reportsFor(String office) {
        return memberships.contains(new Membership(Role.REPORTER, office));
    }

    public boolean certifiesFor(String bureau) {
        return memberships.contains(new Membership(Role.CERTIFIER, bureau));
    }

    /** Certifies for the bureau without somebody having lent it: may lend it to a colleague, as who holds it on loan may not. */
    public boolean certifiesByOwnRightFor(String bureau) {
        return certifiesFor(bureau) && inPlaceOf(bureau).isEmpty();
    }

    /** Belongs to the bureau without certifying for it by own right. */
    public boolean isStaffOf(String bureau) {
        return memberships.contains(new Membership(Role.STAFF, bureau));
    }

    /** On whose loan the person acts for the organisation; empty where by own right, or not at all. */
    public Optional<LentMembership> inPlaceOf(String organisation) {
        return lent.stream()
                .filter(one -> organisation.equals(one.membership().organisation()))
                .findFirst();
    }

    /** What histories show for what the person does for the organisation: the lender's name too, {@code สมหญิง (แทน สมชาย)}. */
    public String displayNameFor(String organisation) {
        return inPlaceOf(organisation)
                .map(lending -> "%s (แทน %s)".formatted(displayName, lending.lender()))
                .orElse(displayName);
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
            throw Problem.forbidden(isStaffOf(bureau) ? "lent-certifier" : "certifier", bureau);
        }
    }

    /** For what cannot be done on loan. */
    public void requireCertifierByOwnRightOf(String bureau) {
        if (!certifiesByOwnRightFor(bureau)) {
            throw Problem.forbidden(certifiesFor(bureau) ? "own-certifier" : "certifier", bureau);
        }
    }

    public void requirePsdg() {
        if (!is(Role.PSDG)) {
            throw Problem.forbidden("psdg", "PSDG");
        }
    }
}
