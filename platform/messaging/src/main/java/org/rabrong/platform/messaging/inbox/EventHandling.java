package org.rabrong.platform.messaging.inbox;

import java.util.List;
import org.rabrong.platform.messaging.EventSubscription;
import org.rabrong.platform.messaging.cloudevent.CloudEvent;
import org.springframework.transaction.support.TransactionTemplate;

/** One subscription's events through guard and handler, in one transaction. */
final class EventHandling {

    private final EventSubscription subscription;
    private final InboxGuard guard;
    private final TransactionTemplate transaction;

    EventHandling(EventSubscription subscription, InboxGuard guard, TransactionTemplate transaction) {
        this.subscription = subscription;
        this.guard = guard;
        this.transaction = transaction;
    }

    /**
     * Joins a running transaction.
     *
     * @return how many events were new
     */
    int handle(List<CloudEvent> events) {
        Integer handled = transaction.execute(status -> {
            var fresh = guard.admit(events);
            if (!fresh.isEmpty()) {
                subscription.handler().accept(fresh);
            }
            return fresh.size();
        });
        return handled == null ? 0 : handled;
    }
}
