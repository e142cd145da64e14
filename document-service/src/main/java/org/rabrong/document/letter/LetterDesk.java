package org.rabrong.document.letter;

import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.file.FileKeeper;
import org.rabrong.document.file.ReceivedFile;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Service;

/**
 * READ FIRST: keeps letters and shows them. A letter belongs to the bureau that its sender acted for; certifiers of that bureau and psdg
 * read it, and for everybody else there is none, whether the id exists or not.
 */
@Service
public class LetterDesk {

    /** The bureau that psdg acts for. */
    private static final String PSDG = "PSDG";

    private final LetterTable table;
    private final FileKeeper keeper;

    LetterDesk(LetterTable table, FileKeeper keeper) {
        this.table = table;
        this.keeper = keeper;
    }

    /**
     * The bureau that the person acts for: to be asked before the file is read at all.
     *
     * @param named may be left out by who acts for one bureau only
     * @throws Problem 403 who acts for no bureau, or not for this one; 422 {@code required} who acts for several and names none
     */
    public String bureauOf(Person person, @Nullable String named) {
        Set<String> own = new TreeSet<>(person.organisations(Role.CERTIFIER));
        if (person.is(Role.PSDG)) {
            own.add(PSDG);
        }
        if (own.isEmpty()) {
            throw Problem.forbidden("letter", "");
        }
        if (named == null) {
            if (own.size() > 1) {
                throw Problem.invalid(Violation.of("bureau", "required"));
            }
            return own.iterator().next();
        }
        if (!own.contains(named)) {
            throw Problem.forbidden("certifier", named);
        }
        return named;
    }

    /** Keeps a letter for the bureau that {@link #bureauOf} finds. */
    public Letter keep(Person person, @Nullable String named, ReceivedFile received) {
        String bureau = bureauOf(person, named);
        return keeper.keep(received, kept -> {
            ReceivedFile file = kept.file();
            Letter letter = new Letter(
                    kept.id(),
                    bureau,
                    file.name(),
                    file.contentType(),
                    file.size(),
                    file.sha256(),
                    kept.objectKey(),
                    person.id(),
                    person.displayNameFor(bureau),
                    kept.at());
            table.insert(letter);
            return letter;
        });
    }

    /** The letter of an id: for who may not see it there is none. */
    public Letter find(Person person, UUID id) {
        return table.find(id)
                .filter(letter -> person.is(Role.PSDG) || person.certifiesFor(letter.bureau()))
                .orElseThrow(() -> Problem.notFound("letter", id.toString()));
    }

    /** The bytes; the caller closes the stream. */
    public InputStream open(Letter letter) {
        return keeper.open(letter.objectKey());
    }
}
