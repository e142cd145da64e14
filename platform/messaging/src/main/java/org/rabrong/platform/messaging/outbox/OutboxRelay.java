package org.rabrong.platform.messaging.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.MessagingProperties;
import org.rabrong.platform.messaging.topics.TopicsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what the outbox holds, in order per key, at least once. Any number of relays work on one database: each locks whole shards, so
 * that a key is never with two of them, and a shard's rows are always read from the oldest on. Single rows are never skipped
 * (a skipped row would be overtaken) and no highest id is remembered (a transaction that commits late would be missed).
 *
 * <p>Rows are deleted after the broker's acknowledgement, in the transaction that holds the shard's lock. A relay that dies in between
 * leaves its rows, and the next one sends them again: a repeat of a run of events, never a later event before an earlier one.
 */
final class OutboxRelay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int SHARDS_AT_A_TIME = Shard.COUNT / 2;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    /** What must have happened before anything is sent. */
    interface Gate {
        void pass() throws InterruptedException;
    }

    private final OutboxTable table;
    private final TransactionTemplate transaction;
    private final EventSender sender;
    private final Gate topicsExist;
    private final MessagingProperties.Relay settings;
    private final Semaphore commits = new Semaphore(0);
    private final Semaphore stop = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    OutboxRelay(
            OutboxTable table,
            TransactionTemplate transaction,
            EventSender sender,
            Gate topicsExist,
            MessagingProperties.Relay settings) {
        this.table = table;
        this.transaction = transaction;
        this.sender = sender;
        this.topicsExist = topicsExist;
        this.settings = settings;
    }

    /** Something was committed: look at once. */
    void wake() {
        if (commits.availablePermits() == 0) {
            commits.release();
        }
    }

    @Override
    public void start() {
        stop.drainPermits();
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    /** After the web server and the listeners, which still write; what is left then is sent if that is quick. */
    @Override
    public void stop() {
        running = false;
        stop.release();
        wake();
        var relay = thread;
        if (relay == null) {
            return;
        }
        try {
            if (!relay.join(STOP_LIMIT)) {
                relay.interrupt();
                relay.join(STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started before and stopped after all that writes events. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void run() {
        try (sender) {
            var pause = FIRST_PAUSE;
            boolean well = true;
            while (running) {
                try {
                    topicsExist.pass();
                    sendWhileThereIsSomething();
                    well = true;
                    pause = FIRST_PAUSE;
                    awaitCommitOrPoll();
                } catch (InterruptedException e) {
                    return;
                } catch (TopicsUnavailableException | EventsNotSentException e) {
                    well = false;
                    log.warn(
                            "Outbox: events wait for the broker, next attempt in {} ms: {}",
                            pause.toMillis(),
                            cause(e));
                    pause = awaitStop(pause);
                } catch (Exception | LinkageError | OutOfMemoryError e) {
                    well = false;
                    log.warn("Outbox: nothing could be sent, next attempt in {} ms", pause.toMillis(), e);
                    pause = awaitStop(pause);
                }
            }
            if (well) {
                sendTheRest();
            }
        }
    }

    private void awaitCommitOrPoll() throws InterruptedException {
        if (commits.tryAcquire(settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
            commits.drainPermits();
        }
    }

    /** After a failure a commit does not wake the relay. Returns the next pause. */
    private Duration awaitStop(Duration pause) {
        try {
            if (stop.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                running = false;
            }
        } catch (InterruptedException e) {
            running = false;
        }
        var next = pause.multipliedBy(2);
        return next.compareTo(settings.maxPause()) < 0 ? next : settings.maxPause();
    }

    private static String cause(Exception e) {
        return NestedExceptionUtils.getMostSpecificCause(e).toString();
    }

    private void sendWhileThereIsSomething() throws InterruptedException {
        int sent;
        do {
            sent = sendSome();
        } while (sent > 0 && running);
    }

    private int sendSome() throws InterruptedException {
        // the checked exception goes around the template, which must see the failure to roll back
        var interrupted = new InterruptedException[1];
        Integer sent = transaction.execute(status -> {
            int[] shards = table.lockShards(SHARDS_AT_A_TIME);
            if (shards.length == 0) {
                return 0;
            }
            table.settingsOfRelay(sender.limit().multipliedBy(2));
            var rows = table.read(shards, Math.max(1, settings.batchSize() / shards.length));
            try {
                sender.send(rows);
            } catch (InterruptedException e) {
                interrupted[0] = e;
                status.setRollbackOnly();
                return 0;
            }
            table.delete(rows);
            return rows.size();
        });
        if (interrupted[0] != null) {
            throw interrupted[0];
        }
        return sent == null ? 0 : sent;
    }

    private void sendTheRest() {
        try {
            int sent;
            do {
                sent = sendSome();
            } while (sent > 0);
        } catch (InterruptedException | RuntimeException e) {
            log.info("Outbox: events are left, the next start sends them: {}", cause(e));
        }
    }
}
