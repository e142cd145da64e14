package org.rabrong.platform.messaging.inbox;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.rabrong.platform.messaging.cloudevent.MalformedEventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Takes the batches of one topic. A batch that fails is thrown back to the container, which pauses and gives the same batch again:
 *
 * <ol>
 *   <li>while the database or the broker is away: for ever, since nothing is wrong with the events;
 *   <li>otherwise some times as a whole, with growing pauses;
 *   <li>then event by event, each in its own transaction, and the key of one that still fails is parked.
 * </ol>
 *
 * Offsets are committed after this returns, so a batch that is handled and not committed comes again and the guard drops it.
 */
final class InboxListener implements BatchMessageListener<@Nullable String, byte @Nullable []> {

    private static final Logger log = LoggerFactory.getLogger(InboxListener.class);

    private final EventHandling handling;
    private final ParkingLot parkingLot;
    private final DeadLetters deadLetters;
    private final int attempts;
    private final FailedAttempts failed = new FailedAttempts();

    InboxListener(EventHandling handling, ParkingLot parkingLot, DeadLetters deadLetters, int attempts) {
        this.handling = handling;
        this.parkingLot = parkingLot;
        this.deadLetters = deadLetters;
        this.attempts = attempts;
    }

    @Override
    public void onMessage(List<ConsumerRecord<@Nullable String, byte @Nullable []>> records) {
        var events = new ArrayList<CloudEvent>(records.size());
        var malformed = new ArrayList<Runnable>();
        for (var record : records) {
            try {
                events.add(CloudEvent.of(record));
            } catch (MalformedEventException e) {
                malformed.add(() -> refuse(record, e));
            }
        }
        if (!events.isEmpty()) {
            handle(records.getFirst(), events);
        }
        malformed.forEach(Runnable::run);
    }

    private void handle(ConsumerRecord<?, ?> first, List<CloudEvent> events) {
        if (failed.of(first) >= attempts) {
            oneByOne(events);
            failed.none();
            return;
        }
        try {
            handling.handle(events);
            failed.none();
        } catch (RuntimeException e) {
            if (Faults.passes(e)) {
                log.warn(
                        "{}: {} events wait for the database or the broker: {}",
                        first.topic(),
                        events.size(),
                        NestedExceptionUtils.getMostSpecificCause(e).toString());
            } else {
                failed.add(first);
                log.warn(
                        "{}: attempt {} of {} at {} events failed",
                        first.topic(),
                        failed.of(first),
                        attempts,
                        events.size(),
                        e);
            }
            throw e;
        }
    }

    private void oneByOne(List<CloudEvent> events) {
        for (var event : events) {
            try {
                handling.handle(List.of(event));
            } catch (RuntimeException e) {
                if (Faults.passes(e)) {
                    throw e;
                }
                log.error(
                        "{}: event {} (sequence {}, {}) could not be handled; its key {} is parked",
                        event.topic(),
                        event.id(),
                        event.sequence(),
                        event.type(),
                        event.key(),
                        e);
                parkingLot.park(event, e);
            }
        }
    }

    private void refuse(ConsumerRecord<@Nullable String, byte @Nullable []> record, MalformedEventException reason) {
        log.error(
                "{}: the record at offset {} of partition {} is no event of this platform; it goes to the dead letters",
                record.topic(),
                record.offset(),
                record.partition(),
                reason);
        deadLetters.send(record, reason);
    }
}
