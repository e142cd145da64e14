package org.rabrong.document.file;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rabrong.document.storage.ObjectStore;
import org.rabrong.document.storage.StorageAwayException;
import org.rabrong.document.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes objects of the last days that nothing refers to: what a crash between storing and committing leaves. Young ones are left
 * alone, since their transaction may still come.
 */
@Component
public class OrphanSweep {

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);
    private static final Duration YOUNG = Duration.ofHours(1);
    private static final int DAYS = 7;

    private final ObjectStore store;
    private final List<FileReferences> references;
    private final Clock clock;

    OrphanSweep(ObjectStore store, List<FileReferences> references, Clock clock) {
        this.store = store;
        this.references = references;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void everyHour() {
        try {
            int removed = sweep(clock.instant().minus(YOUNG));
            if (removed > 0) {
                log.info("Removed {} objects that nothing refers to", removed);
            }
        } catch (StorageAwayException away) {
            log.warn("No sweep, the object store is away: {}", away.getMessage());
        }
    }

    /** Removes what was stored before the instant and is referred to by nothing; answers how many. */
    public int sweep(Instant storedBefore) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        int removed = 0;
        for (int daysAgo = 0; daysAgo < DAYS; daysAgo++) {
            List<String> old = store.list(today.minusDays(daysAgo) + "/").stream()
                    .filter(object -> object.storedAt().isBefore(storedBefore))
                    .map(StoredObject::key)
                    .toList();
            if (!old.isEmpty()) {
                Set<String> known = new HashSet<>();
                references.forEach(each -> known.addAll(each.known(old)));
                for (String key : old) {
                    if (!known.contains(key)) {
                        store.remove(key);
                        removed++;
                    }
                }
            }
        }
        return removed;
    }
}
