package org.rabrong.document.file;

import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.rabrong.document.storage.ObjectStore;
import org.rabrong.document.storage.StorageAwayException;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * READ FIRST: keeps files and opens them. The bytes are stored first, under a key of their own; then the row that refers to them is one
 * transaction. When that fails the object is removed again, and what a crash leaves behind {@link OrphanSweep} removes: so there is never
 * a row without its bytes, and no bytes without a row for long. {@code storage-away} (503) when the bucket does not answer.
 */
@Service
public class FileKeeper {

    static final ProblemType STORAGE_AWAY = new ProblemType("storage-away", 503);

    private static final Logger log = LoggerFactory.getLogger(FileKeeper.class);

    private final ObjectStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FileKeeper(ObjectStore store, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A file whose bytes are stored.
     *
     * @param id new, for the row
     * @param objectKey where the bytes are
     */
    public record Kept(UUID id, ReceivedFile file, String objectKey, Instant at) {}

    /** Stores the bytes, then writes the row in a transaction. */
    public <T> T keep(ReceivedFile file, Function<Kept, T> row) {
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
                return row.apply(new Kept(id, file, key, now));
            }));
        } catch (RuntimeException failure) {
            removal.unlessRegistered();
            throw failure;
        }
    }

    /** The bytes; the caller closes the stream. */
    public InputStream open(String objectKey) {
        try {
            return store.open(objectKey);
        } catch (StorageAwayException away) {
            throw problem(away);
        }
    }

    /** By day, so that a sweep can look at some days only. */
    private static String objectKey(LocalDate day, UUID id) {
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
