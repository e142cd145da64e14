package org.rabrong.identity.organisation;

import java.util.List;

/** The real list, for tests of other features. */
public final class Organisations {

    private Organisations() {}

    public static List<Organisation> of2559() {
        return OrganisationList.ofYear(2559).organisations();
    }
}
