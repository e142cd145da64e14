package org.rabrong.indicator.round.items;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Goes on with the jobs that run, step by step, on a thread of its own; every instance has one. */
@Component
class ItemsWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ItemsWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final ItemsStep steps;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    ItemsWorker(ItemsStep steps) {
        this.steps = steps;
    }

    /** Looks at once, after the commit of the running transaction. */
    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    private void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("items-worker").daemon().start(this::run);
    }

    /** The step in work is finished first. */
    @Override
    public void stop() {
        running = false;
        wake();
        Thread worker = thread;
        if (worker == null) {
            return;
        }
        try {
            if (!worker.join(STOP_LIMIT)) {
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the outbox's relay, which sends what is told here. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void run() {
        ItemsStep.Memory memory = new ItemsStep.Memory();
        Duration pause = POLL;
        try {
            while (running) {
                try {
                    if (!steps.one(memory)) {
                        await(POLL);
                    }
                    pause = POLL;
                } catch (RuntimeException away) {
                    log.warn(
                            "Items: next attempt in {} ms: {}",
                            pause.toMillis(),
                            NestedExceptionUtils.getMostSpecificCause(away).toString());
                    await(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            log.debug("stopped");
        }
    }

    private void await(Duration pause) throws InterruptedException {
        if (wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            wakes.drainPermits();
        }
    }
}
