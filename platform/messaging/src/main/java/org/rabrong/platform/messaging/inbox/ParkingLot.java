package org.rabrong.platform.messaging.inbox;

import java.util.List;
import java.util.Map;
import org.rabrong.platform.messaging.ParkedEvents;
import org.rabrong.platform.messaging.ParkedKey;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.springframework.transaction.support.TransactionTemplate;

/** Parks the keys of events that cannot be handled, and releases them. */
final class ParkingLot implements ParkedEvents {

    private final ParkedTable table;
    private final DeadLetters deadLetters;
    private final TransactionTemplate transaction;
    private final Map<String, EventHandling> handlingByTopic;

    ParkingLot(
            ParkedTable table,
            DeadLetters deadLetters,
            TransactionTemplate transaction,
            Map<String, EventHandling> handlingByTopic) {
        this.table = table;
        this.deadLetters = deadLetters;
        this.transaction = transaction;
        this.handlingByTopic = Map.copyOf(handlingByTopic);
    }

    /** Keeps the event for a release and tells the dead-letter topic; both or, after a failure, neither for the database. */
    void park(CloudEvent event, Exception reason) {
        transaction.executeWithoutResult(status -> {
            table.addKey(event.topic(), event.key(), reason.toString());
            table.addEvents(List.of(event));
            deadLetters.send(event, reason);
        });
    }

    @Override
    public List<ParkedKey> list() {
        return table.keys();
    }

    @Override
    public int release(String topic, String key) {
        var handling = handlingByTopic.get(topic);
        if (handling == null) {
            throw new IllegalArgumentException("nobody subscribes to " + topic);
        }
        Integer handled = transaction.execute(status -> {
            if (!table.lock(topic, key)) {
                throw new IllegalArgumentException("key " + key + " of " + topic + " is not parked");
            }
            var events = table.events(topic, key);
            table.remove(topic, key);
            return handling.handle(events);
        });
        return handled == null ? 0 : handled;
    }
}
