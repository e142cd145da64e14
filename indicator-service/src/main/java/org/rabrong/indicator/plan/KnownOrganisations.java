package org.rabrong.indicator.plan;

import java.util.Map;
import java.util.Set;

/**
 * Offices and bureaus that identity-config announced, for a plan to be checked against. What is empty is not known yet and not checked.
 *
 * @param offices kind of each reporting office by its code: PRIMARY or SECONDARY
 * @param bureaus codes
 */
public record KnownOrganisations(Map<String, String> offices, Set<String> bureaus) {

    /** Nothing is known. */
    public static final KnownOrganisations NONE = new KnownOrganisations(Map.of(), Set.of());

    boolean lacksBureau(String code) {
        return !bureaus.isEmpty() && !bureaus.contains(code);
    }

    boolean lacksOffice(String code) {
        return !offices.isEmpty() && !offices.containsKey(code);
    }

    /** PRIMARY or SECONDARY; of an office that is not known, what the codes of the two kinds look like (8101, M29). */
    String kindOf(String office) {
        String kind = offices.get(office);
        if (kind != null) {
            return kind;
        }
        return !office.isEmpty() && Character.isDigit(office.charAt(0)) ? "PRIMARY" : "SECONDARY";
    }
}
