package org.rabrong.document.evidence;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.storage.ObjectStore;
import org.rabrong.document.storage.StorageAwayException;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * READ FIRST: attaches, lists and opens files. The bytes are stored first, under a key of their own; then row and event are one
 * transaction. When that fails the object is removed again, and what a crash leaves behind {@link OrphanSweep} removes: so there is never
 * a row without its bytes, and no bytes without a row for long.
 */
@Service
public class EvidenceDesk {

    /** Largest file: 10 MB (spec §4). The container refuses a longer one while it comes in ({@code spring.servlet.multipart}). */
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    public static final int MAX_DESCRIPTION = 500;

    static final ProblemType STORAGE_AWAY = new ProblemType("storage-away", 503);

    private static final Logger log = LoggerFactory.getLogger(EvidenceDesk.class);

    private final EvidenceAccess access;
    private final EvidenceTable table;
    private final ObjectStore store;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvidenceDesk(
            EvidenceAccess access,
            EvidenceTable table,
            ObjectStore store,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.access = access;
        this.table = table;
        this.store = store;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Refuses who may not attach to the item: to be asked before the file is read at all. */
    public void requireMayAttach(Person person, ItemId item) {
        access.requireMayAttach(person, item);
    }

    /**
     * Attaches a file that lies at {@code path}.
     *
     * @param givenName as the person's machine calls it
     */
    public Evidence attach(Person person, ItemId item, Path path, String givenName, @Nullable String description) {
        Sender sender = access.requireMayAttach(person, item);
        ReceivedFile file = ReceivedFile.of(path, givenName);
        UUID id = UUID.randomUUID();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String key = objectKey(now.atOffset(ZoneOffset.UTC).toLocalDate(), id);
        try {
            store.put(key, file.path());
        } catch (StorageAwayException away) {
            throw problem(away);
        }
        Removal removal = new Removal(key);
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                removal.register();
                Evidence evidence = new Evidence(
                        id,
                        item,
                        table.nextSequence(item),
                        sender.side(),
                        file.name(),
                        file.contentType(),
                        file.size(),
                        file.sha256(),
                        description,
                        key,
                        new Evidence.By(person.id(), person.displayName(), sender.organisation()),
                        now);
                table.insert(evidence);
                outbox.append(new OutboxEvent(
                        EvidenceAttached.TOPIC,
                        item.toString(),
                        evidence.sequence(),
                        EvidenceAttached.TYPE,
                        EvidenceAttached.from(evidence)));
                return evidence;
            }));
        } catch (RuntimeException failure) {
            removal.unlessRegistered();
            throw failure;
        }
    }

    /** The item's files, the newest first, from those before the cursor. */
    public List<Evidence> list(Person person, ItemId item, int before, int limit) {
        access.requireMayRead(person, item);
        return table.of(item, before, limit);
    }

    /** The file of an id: for who may not see it there is none. */
    public Evidence find(Person person, UUID id) {
        return table.find(id)
                .filter(evidence -> access.mayRead(person, evidence.item()))
                .orElseThrow(() -> Problem.notFound("evidence", id.toString()));
    }

    /** The bytes; the caller closes the stream. */
    public InputStream open(Evidence evidence) {
        try {
            return store.open(evidence.objectKey());
        } catch (StorageAwayException away) {
            throw problem(away);
        }
    }

    /** By day, so that a sweep can look at some days only. */
    static String objectKey(LocalDate day, UUID id) {
        return day + "/" + id;
    }

    private static Problem problem(StorageAwayException away) {
        log.warn("The object store is away: {}", away.getMessage());
        return Problem.of(STORAGE_AWAY);
    }

    /** Removes the object when the transaction that would refer to it is rolled back, also an outer one. */
    private final class Removal implements TransactionSynchronization {

        private final String key;
        private boolean registered;

        private Removal(String key) {
            this.key = key;
        }

        void register() {
            TransactionSynchronizationManager.registerSynchronization(this);
            registered = true;
        }

        @Override
        public void afterCompletion(int status) {
            // When the outcome is unknown the sweep decides later, by what the database says then
            if (status == STATUS_ROLLED_BACK) {
                remove();
            }
        }

        void unlessRegistered() {
            if (!registered) {
                remove();
            }
        }

        private void remove() {
            try {
                store.remove(key);
            } catch (StorageAwayException later) {
                log.warn("The object {} stays until the next sweep", key);
            }
        }
    }
}
