package org.rabrong.platform.messaging.things;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** People who move things all the time, several at once the same thing; they note what was acknowledged. */
public final class Movers implements AutoCloseable {

    private final Things things;
    private final String prefix;
    private final int keys;
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong moves = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean working = true;

    public Movers(Things things, String prefix, int keys, int people) {
        this.things = things;
        this.prefix = prefix;
        this.keys = keys;
        for (int n = 0; n < people; n++) {
            threads.add(Thread.ofPlatform().name("mover-" + n).start(this::work));
        }
    }

    private void work() {
        while (working) {
            var name = prefix + ThreadLocalRandom.current().nextInt(keys);
            try {
                acknowledged.merge(name, things.move(name), Math::max);
                moves.incrementAndGet();
            } catch (DataAccessException | TransactionException e) {
                failures.incrementAndGet();
            }
        }
    }

    public long moves() {
        return moves.get();
    }

    public long failures() {
        return failures.get();
    }

    /** The newest revision of each thing that somebody was told of. */
    public Map<String, Long> acknowledged() {
        return acknowledged;
    }

    /** Returns when the last of them has finished what he was at. */
    public void rest() throws InterruptedException {
        working = false;
        for (var thread : threads) {
            thread.join();
        }
    }

    @Override
    public void close() {
        working = false;
    }
}
