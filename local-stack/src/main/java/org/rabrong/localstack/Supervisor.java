package org.rabrong.localstack;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.rabrong.platform.servers.Server;
import org.rabrong.platform.servers.ServerFailure;

/**
 * Starts a process again that ended without being asked to. The pause before that doubles from half a second to half a minute, and
 * is short again after a minute of health.
 */
final class Supervisor {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final Consumer<String> say;
    private final Set<String> leftAlone = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);

    Supervisor(Consumer<String> say) {
        this.say = say;
    }

    /** Watches a server that runs. */
    void watch(Server server) {
        Thread.ofVirtual().name("supervisor-" + server.name()).start(() -> keepUp(server));
    }

    /** While the action runs, the end of that server is meant. */
    void leavingAlone(Server server, Runnable action) {
        leftAlone.add(server.name());
        try {
            action.run();
        } finally {
            leftAlone.remove(server.name());
        }
    }

    /** From now on nothing is started again. */
    void close() {
        closing.countDown();
    }

    private void keepUp(Server server) {
        Duration pause = FIRST_PAUSE;
        while (isOpen()) {
            long began = System.nanoTime();
            awaitEnd(server);
            if (!isOpen()) {
                return;
            }
            if (leftAlone.contains(server.name())) {
                pause(FIRST_PAUSE);
                continue;
            }
            if (System.nanoTime() - began > HEALTHY.toNanos()) {
                pause = FIRST_PAUSE;
            }
            say.accept("%s has ended; it is started again in %.1f s (log: %s)"
                    .formatted(server.name(), pause.toMillis() / 1000.0, server.log()));
            pause(pause);
            pause = doubled(pause);
            startAgain(server);
        }
    }

    private void startAgain(Server server) {
        if (!isOpen() || leftAlone.contains(server.name())) {
            return;
        }
        try {
            server.start();
            say.accept(server.name() + " is back");
        } catch (ServerFailure e) {
            if (isOpen()) {
                say.accept(e.getMessage() == null ? e.toString() : e.getMessage());
            }
        }
    }

    private static void awaitEnd(Server server) {
        server.process().ifPresent(process -> process.onExit().join());
    }

    private static Duration doubled(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
    }

    private void pause(Duration pause) {
        try {
            boolean closed = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            if (closed) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
