package org.rabrong.platform.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.rabrong.platform.messaging.cloudevent.EventJson;
import org.rabrong.platform.messaging.topics.TopicCatalogue;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes events beside the change that they tell of. Whatever a relay could not send (an unknown topic or type, too much data) is
 * refused here, where the command can still fail: a row that no broker takes would block its shard.
 *
 * <p>Order of a key: ids come from a sequence without cache, so order by id is order by commit as long as the writers of one key follow
 * each other. They do, because the sequence number is the aggregate's own: whoever writes n + 1 has read the n that was
 * committed, under the aggregate's row lock or its version check.
 */
final class JdbcOutbox implements Outbox {

    private final OutboxTable table;
    private final TopicCatalogue catalogue;
    private final String source;
    private final long maxEventBytes;
    private final Clock clock;
    private final Runnable wakeRelay;

    JdbcOutbox(
            OutboxTable table,
            TopicCatalogue catalogue,
            String source,
            long maxEventBytes,
            Clock clock,
            Runnable wakeRelay) {
        this.table = table;
        this.catalogue = catalogue;
        this.source = source;
        this.maxEventBytes = maxEventBytes;
        this.clock = clock;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public void append(OutboxEvent event) {
        appendAll(List.of(event));
    }

    @Override
    public void appendAll(List<OutboxEvent> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("an event is appended within the transaction of its change");
        }
        if (events.isEmpty()) {
            return;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var traceparent = CurrentTrace.traceparent();
        table.insert(events.stream()
                .map(event -> cloudEvent(event, now, traceparent))
                .toList());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }

    private CloudEvent cloudEvent(OutboxEvent event, Instant now, @Nullable String traceparent) {
        if (!catalogue.topic(event.topic()).types().contains(event.type())) {
            throw new IllegalArgumentException(
                    "event type " + event.type() + " is not in the catalogue for topic " + event.topic());
        }
        if (event.sequence() < 1) {
            throw new IllegalArgumentException("sequences start at 1: " + event.sequence() + " of " + event.key());
        }
        var json = EventJson.write(event.data()).getBytes(UTF_8);
        if (json.length > maxEventBytes) {
            throw new IllegalArgumentException("the event " + event.type() + " of " + event.key() + " has "
                    + json.length + " bytes, more than " + maxEventBytes);
        }
        return new CloudEvent(
                event.topic(),
                event.key(),
                event.sequence(),
                UUID.randomUUID().toString(),
                source,
                event.type(),
                now,
                traceparent,
                new CloudEvent.Data(json));
    }
}
