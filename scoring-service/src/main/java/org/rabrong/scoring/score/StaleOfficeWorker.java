package org.rabrong.scoring.score;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Computes the {@link StaleOffices}: when a round has been quiet for a moment, and in any case after a while, which is at least ten times
 * as long as the last computation took. So computing takes at most about a tenth of the time while marks keep coming. Several instances
 * share the offices; after a crash the marks are still there.
 */
@Component
class StaleOfficeWorker {

    private static final Logger log = LoggerFactory.getLogger(StaleOfficeWorker.class);
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int OFFICES_AT_A_TIME = 50;

    private final StaleOffices stale;
    private final ScoreKeeper keeper;
    private final ScoreLocks locks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    private Duration patience = PATIENCE;
    private Instant notBefore = Instant.MIN;

    StaleOfficeWorker(
            StaleOffices stale, ScoreKeeper keeper, ScoreLocks locks, TransactionTemplate transaction, Clock clock) {
        this.stale = stale;
        this.keeper = keeper;
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 100, timeUnit = TimeUnit.MILLISECONDS)
    void look() {
        if (clock.instant().isBefore(notBefore)) {
            return;
        }
        try {
            for (String round : stale.due(QUIET, patience)) {
                compute(round);
            }
        } catch (RuntimeException failure) {
            log.error("Scores could not be computed; the offices stay marked", failure);
            notBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
        }
    }

    private void compute(String round) {
        Instant start = clock.instant();
        int offices = 0;
        int taken;
        do {
            taken = computeSome(round);
            offices += taken;
        } while (taken == OFFICES_AT_A_TIME);
        Duration took = Duration.between(start, clock.instant());
        Duration tenfold = took.multipliedBy(10);
        patience = tenfold.compareTo(PATIENCE) > 0 ? tenfold : PATIENCE;
        log.debug("{}: {} offices computed in {}", round, offices, took);
    }

    private int computeSome(String round) {
        Integer taken = transaction.execute(status -> {
            // The order of locks is the same everywhere: structure, marks, offices
            locks.noStructure();
            List<OfficeRound> offices = stale.take(round, OFFICES_AT_A_TIME);
            if (!offices.isEmpty()) {
                locks.offices(offices);
                keeper.update(offices);
            }
            return offices.size();
        });
        return taken == null ? 0 : taken;
    }
}
