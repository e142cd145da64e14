package org.rabrong.platform.messaging.inbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.topics.TopicCreation;
import org.rabrong.platform.messaging.topics.TopicsUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/**
 * Runs the listeners: from when their topics exist, whenever the broker comes up, until the service stops. A listener whose thread has
 * died (as after an {@link OutOfMemoryError}) is started again.
 */
final class Subscriptions implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final List<KafkaMessageListenerContainer<?, ?>> listeners;
    private final TopicCreation topics;
    private volatile @Nullable CountDownLatch stopped;
    private volatile @Nullable Thread thread;

    Subscriptions(List<KafkaMessageListenerContainer<?, ?>> listeners, TopicCreation topics) {
        this.listeners = List.copyOf(listeners);
        this.topics = topics;
    }

    @Override
    public void start() {
        if (listeners.isEmpty()) {
            return;
        }
        var untilStopped = new CountDownLatch(1);
        stopped = untilStopped;
        thread = Thread.ofPlatform().name("subscriptions").daemon().start(() -> keepRunning(untilStopped));
    }

    @Override
    public void stop() {
        var untilStopped = stopped;
        var keeper = thread;
        if (untilStopped == null || keeper == null) {
            return;
        }
        stopped = null;
        untilStopped.countDown();
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var all = new CountDownLatch(listeners.size());
        listeners.forEach(listener -> listener.stop(all::countDown));
        try {
            if (!all.await(20, TimeUnit.SECONDS)) {
                log.warn("A listener did not end in time; what it was handling comes again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    private void keepRunning(CountDownLatch untilStopped) {
        try {
            do {
                startThoseThatRest();
            } while (!untilStopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            log.debug("stopped");
        }
    }

    private void startThoseThatRest() throws InterruptedException {
        try {
            topics.ensure();
            for (var listener : listeners) {
                if (!listener.isRunning()) {
                    listener.start();
                }
            }
        } catch (TopicsUnavailableException e) {
            log.warn("Listeners wait for the broker: {}", e.getMessage());
        } catch (RuntimeException e) {
            log.warn("A listener could not be started, next attempt in {} ms", PAUSE.toMillis(), e);
        }
    }
}
