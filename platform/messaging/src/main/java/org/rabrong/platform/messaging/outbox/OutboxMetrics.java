package org.rabrong.platform.messaging.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** {@code rabrong.outbox.backlog}: events that are committed and not yet sent; asked for when it is read. */
final class OutboxMetrics implements MeterBinder {

    private final OutboxTable table;

    OutboxMetrics(OutboxTable table) {
        this.table = table;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rabrong.outbox.backlog", table, OutboxTable::backlog)
                .description("Events that are committed and not yet acknowledged by the broker")
                .register(registry);
    }
}
