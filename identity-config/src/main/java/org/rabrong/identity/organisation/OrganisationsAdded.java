package org.rabrong.identity.organisation;

import java.util.Set;

/**
 * Told inside this service when organisations that were not there before are kept, within the transaction that keeps them: whoever needs
 * something for each organisation looks for what is missing.
 */
public record OrganisationsAdded(Set<String> codes) {

    public OrganisationsAdded {
        codes = Set.copyOf(codes);
    }
}
