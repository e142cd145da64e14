package org.rabrong.identity.organisation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import changes.
 *
 * @param unchanged listed and the same as what is there
 * @param notListed of the kinds that the list names, still there after the day in question and left as they are
 */
record ImportPlan(List<Change> changes, int unchanged, List<Organisation> notListed) {

    enum What {
        NEW,
        CHANGED,
        /** Gets a last day that it did not have. */
        ENDS
    }

    /**
     * @param row of the file; null: not in it, ended because it is missing
     * @param before null: new
     * @param revision of what is there; 0: new
     */
    record Change(
            What what, @Nullable Integer row, @Nullable Organisation before, Organisation after, long revision) {}

    /**
     * @param endOn the last day of those that are missing in the list; null: they stay
     * @param today who has ended before is not missed
     */
    static ImportPlan of(
            List<ListedOrganisations.Listed> listed,
            List<KnownOrganisation> known,
            @Nullable LocalDate endOn,
            LocalDate today) {
        Map<String, KnownOrganisation> there = OrganisationImport.byCode(known);
        List<Change> changes = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Set<OrganisationKind> kinds = EnumSet.noneOf(OrganisationKind.class);
        int unchanged = 0;
        for (ListedOrganisations.Listed one : listed) {
            Organisation after = one.organisation();
            codes.add(after.code());
            kinds.add(after.kind());
            KnownOrganisation before = there.get(after.code());
            if (before == null) {
                changes.add(new Change(What.NEW, one.row(), null, after, 0));
            } else if (before.organisation().equals(after)) {
                unchanged++;
            } else {
                changes.add(changed(one.row(), before, after));
            }
        }
        List<Organisation> notListed = new ArrayList<>();
        LocalDate day = endOn == null ? today : endOn;
        for (KnownOrganisation one : known) {
            Organisation organisation = one.organisation();
            boolean missing = kinds.contains(organisation.kind()) && !codes.contains(organisation.code());
            LocalDate until = organisation.until();
            boolean goesOn = until == null || (endOn == null ? !until.isBefore(day) : until.isAfter(day));
            if (missing && goesOn) {
                if (endOn != null && organisation.isThereOn(endOn)) {
                    changes.add(changed(null, one, organisation.endedOn(endOn)));
                } else {
                    notListed.add(organisation);
                }
            }
        }
        return new ImportPlan(changes, unchanged, notListed);
    }

    private static Change changed(@Nullable Integer row, KnownOrganisation before, Organisation after) {
        boolean ends = before.organisation().until() == null && after.until() != null;
        return new Change(ends ? What.ENDS : What.CHANGED, row, before.organisation(), after, before.revision());
    }

    /** Names exactly these changes of exactly what is there now: an import that names it does what its preview showed, or nothing. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Change change : changes) {
                digest.update((change.revision() + " " + change.after() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
