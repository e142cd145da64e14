package org.rabrong.document.evidence;

import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.file.FileKeeper;
import org.rabrong.document.file.ReceivedFile;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.springframework.stereotype.Service;

/**
 * READ FIRST: attaches, lists and opens files of items. Row and event are one transaction; how the bytes go with it, {@link FileKeeper} tells;
 * who may when, {@link AttachingRules}.
 */
@Service
public class EvidenceDesk {

    public static final int MAX_DESCRIPTION = 500;

    private final EvidenceAccess access;
    private final EvidenceTable table;
    private final FileKeeper keeper;
    private final Outbox outbox;

    EvidenceDesk(EvidenceAccess access, EvidenceTable table, FileKeeper keeper, Outbox outbox) {
        this.access = access;
        this.table = table;
        this.keeper = keeper;
        this.outbox = outbox;
    }

    /** Refuses who may not attach to the item, or not now: to be asked before the file is read at all. */
    public void requireMayAttach(Person person, ItemId item) {
        access.requireMayAttach(person, item);
    }

    /** Attaches a file. The window may have closed while it came in: then its bytes are not stored. */
    public Evidence attach(Person person, ItemId item, ReceivedFile received, @Nullable String description) {
        Sender sender = access.requireMayAttach(person, item);
        return keeper.keep(received, kept -> {
            ReceivedFile file = kept.file();
            Evidence evidence = new Evidence(
                    kept.id(),
                    item,
                    table.nextSequence(item),
                    sender.side(),
                    file.name(),
                    file.contentType(),
                    file.size(),
                    file.sha256(),
                    description,
                    kept.objectKey(),
                    new Evidence.By(person.id(), person.displayNameFor(sender.organisation()), sender.organisation()),
                    kept.at());
            table.insert(evidence);
            outbox.append(new OutboxEvent(
                    EvidenceAttached.TOPIC,
                    item.toString(),
                    evidence.sequence(),
                    EvidenceAttached.TYPE,
                    EvidenceAttached.from(evidence)));
            return evidence;
        });
    }

    /**
     * Files of an item, and whether the person could attach another one now.
     *
     * @param found the newest first
     */
    public record Listed(List<Evidence> found, Attaching attaching) {}

    /** The item's files from those before the cursor. */
    public Listed list(Person person, ItemId item, int before, int limit) {
        Attaching attaching = access.requireMayRead(person, item);
        return new Listed(table.of(item, before, limit), attaching);
    }

    /** The file of an id: for who may not see it there is none. */
    public Evidence find(Person person, UUID id) {
        return table.find(id)
                .filter(evidence -> access.mayRead(person, evidence.item()))
                .orElseThrow(() -> Problem.notFound("evidence", id.toString()));
    }

    /** The bytes; the caller closes the stream. */
    public InputStream open(Evidence evidence) {
        return keeper.open(evidence.objectKey());
    }
}
