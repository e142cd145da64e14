package org.rabrong.confirmation.deadline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;

/**
 * Who is told: all who hold a role for an organisation, or the whole of psdg or of the executives.
 *
 * @param organisation the office or bureau; null for psdg and the executives
 */
record Recipient(Role role, @Nullable String organisation) {

    static final Recipient PSDG = new Recipient(Role.PSDG, null);
    static final Recipient EXECUTIVES = new Recipient(Role.EXECUTIVE, null);

    static Recipient office(String code) {
        return new Recipient(Role.REPORTER, code);
    }

    static Recipient bureau(String code) {
        return new Recipient(Role.CERTIFIER, code);
    }

    /** All that the person is told as, delegations included. */
    static List<Recipient> of(Person person) {
        List<Recipient> all = new ArrayList<>();
        person.organisations(Role.REPORTER).forEach(code -> all.add(office(code)));
        person.organisations(Role.CERTIFIER).forEach(code -> all.add(bureau(code)));
        if (person.is(Role.PSDG)) {
            all.add(PSDG);
        }
        if (person.is(Role.EXECUTIVE)) {
            all.add(EXECUTIVES);
        }
        return all;
    }

    /** Key of the events: {@code REPORTER/8101}, {@code CERTIFIER/BTL}, {@code PSDG}, {@code EXECUTIVE}. */
    String key() {
        return organisation == null ? role.name() : role + "/" + organisation;
    }
}
