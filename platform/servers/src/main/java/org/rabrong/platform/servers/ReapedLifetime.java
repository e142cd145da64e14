package org.rabrong.platform.servers;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Leaves the end of the server to the {@link Reaper}. */
final class ReapedLifetime implements Lifetime {

    private final Map<String, Long> running = new ConcurrentHashMap<>();

    @Override
    public void endLeftover(String server) {
        // Nothing can be left: the reaper ends it with its JVM
    }

    @Override
    public void began(String server, ProcessHandle process) {
        ended(server);
        running.put(server, process.pid());
        Reaper.instance().endAtLast(process.pid());
    }

    @Override
    public void ended(String server) {
        Long pid = running.remove(server);
        if (pid != null) {
            Reaper.instance().forget(pid);
        }
    }
}
