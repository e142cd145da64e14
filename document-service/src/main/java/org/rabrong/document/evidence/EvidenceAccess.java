package org.rabrong.document.evidence;

import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.springframework.stereotype.Component;

/**
 * Who may see and attach the files of an item (spec §2): the reporter of its office, and the certifier of its bureau; psdg sees them all.
 * An item that is not there (any more) is refused to everybody else as one that is, so that the answer tells nothing.
 */
@Component
class EvidenceAccess {

    private final EvidenceTable table;

    EvidenceAccess(EvidenceTable table) {
        this.table = table;
    }

    /** Refuses who may not attach, then what is not there. */
    Sender requireMayAttach(Person person, ItemId item) {
        String bureau = table.bureauOf(item).orElse(null);
        if (person.reportsFor(item.office())) {
            if (bureau == null) {
                throw Problem.notFound("item", item.toString());
            }
            return new Sender(Side.OFFICE, item.office());
        }
        if (bureau != null && person.certifiesFor(bureau)) {
            return new Sender(Side.BUREAU, bureau);
        }
        throw refusal(item);
    }

    /** Refuses who may not see the item's files, then what is not there. */
    void requireMayRead(Person person, ItemId item) {
        String bureau = table.bureauOf(item).orElse(null);
        if (!person.reportsFor(item.office()) && !person.is(Role.PSDG)) {
            if (bureau == null || !person.certifiesFor(bureau)) {
                throw refusal(item);
            }
        }
        if (bureau == null) {
            throw Problem.notFound("item", item.toString());
        }
    }

    boolean mayRead(Person person, ItemId item) {
        return table.bureauOf(item)
                .filter(bureau ->
                        person.reportsFor(item.office()) || person.is(Role.PSDG) || person.certifiesFor(bureau))
                .isPresent();
    }

    private static Problem refusal(ItemId item) {
        return Problem.forbidden("evidence", item.office());
    }
}
