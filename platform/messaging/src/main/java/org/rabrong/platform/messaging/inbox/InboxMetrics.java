package org.rabrong.platform.messaging.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** {@code rabrong.inbox.parked}: keys that stand still; more than 0 needs a person. */
final class InboxMetrics implements MeterBinder {

    private final ParkedTable table;

    InboxMetrics(ParkedTable table) {
        this.table = table;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rabrong.inbox.parked", table, ParkedTable::count)
                .description("Keys that stand still because an event of theirs could not be handled")
                .register(registry);
    }
}
