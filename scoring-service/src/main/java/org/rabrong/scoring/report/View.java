package org.rabrong.scoring.report;

import java.util.Set;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;

/**
 * What a person may see of one office's scores (spec §2): everything, only what the person's bureaus certify, or nothing.
 *
 * @param everything also the totals
 * @param bureaus whose sub-indicators are seen where not everything is
 */
public record View(boolean everything, Set<String> bureaus) {

    /** Decided from the token alone, before anything is looked up: so the answer tells nothing about other offices. */
    public static View of(Person person, String office) {
        return new View(person.readsEveryReport() || person.reportsFor(office), person.organisations(Role.CERTIFIER));
    }

    public boolean nothing() {
        return !everything && bureaus.isEmpty();
    }

    public boolean shows(String bureau) {
        return everything || bureaus.contains(bureau);
    }

    /** Refuses a person who may see nothing of the office. */
    View required(String office) {
        if (nothing()) {
            throw Problem.forbidden("reporter", office);
        }
        return this;
    }
}
