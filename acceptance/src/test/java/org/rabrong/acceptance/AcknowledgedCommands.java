package org.rabrong.acceptance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the platform said yes to, as the people remember it. */
final class AcknowledgedCommands {

    private final Map<String, Integer> reports = new ConcurrentHashMap<>();
    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Map<String, Integer> decisions = new ConcurrentHashMap<>();
    private final AtomicLong total = new AtomicLong();

    void reported(String item, String value) {
        reports.merge(item, 1, Integer::sum);
        values.put(item, value);
        total.incrementAndGet();
    }

    void decided(String item, String decision) {
        decisions.merge(item + " " + decision, 1, Integer::sum);
        total.incrementAndGet();
    }

    int reports(String item) {
        return reports.getOrDefault(item, 0);
    }

    String lastValue(String item) {
        return values.getOrDefault(item, "");
    }

    int decisions(String item, String decision) {
        return decisions.getOrDefault(item + " " + decision, 0);
    }

    long total() {
        return total.get();
    }
}
