package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.HistoryEntry;
import org.rabrong.confirmation.history.ItemHistory;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.springframework.stereotype.Component;

/** Keeps what happened, and tells it: a history entry and an outbox event for each step, in the transaction of the step itself. */
@Component
class Ledger {

    static final String TOPIC = "rabrong.confirmations.v1";

    private final ItemHistory history;
    private final Outbox outbox;

    Ledger(ItemHistory history, Outbox outbox) {
        this.history = history;
        this.outbox = outbox;
    }

    /**
     * A step, with the surroundings in which it was taken.
     *
     * @param bureau that certifies the item
     * @param computedScore of the sub-indicator, where known
     */
    record Step(
            DecisionEvent event, String bureau, @Nullable BigDecimal computedScore) {

        Step(DecisionEvent event, ItemFacts facts) {
            this(event, facts.bureau(), facts.selfScore());
        }
    }

    void record(List<Step> steps) {
        List<HistoryEntry> entries = new ArrayList<>(steps.size());
        List<OutboxEvent> events = new ArrayList<>(steps.size());
        for (Step step : steps) {
            entries.add(entry(step));
            Change change = step.event().change();
            events.add(new OutboxEvent(
                    TOPIC,
                    change.item().toString(),
                    change.sequence(),
                    step.event().type(),
                    Announcement.of(change, step.bureau())));
        }
        history.append(entries);
        outbox.appendAll(events);
    }

    private static HistoryEntry entry(Step step) {
        Change change = step.event().change();
        ItemState before = change.before();
        ItemState after = change.after();
        boolean audited = step.event() instanceof DecisionEvent.AuditScored;
        return new HistoryEntry(
                change.item().round(),
                change.item().variable(),
                change.item().office(),
                change.sequence(),
                step.event().step(),
                change.at(),
                change.by().id(),
                change.by().name(),
                change.by().organisation(),
                before.status().name(),
                after.status().name(),
                before.value(),
                after.value(),
                after.revision(),
                before.auditScore(),
                after.auditScore(),
                audited ? step.computedScore() : null,
                change.why(),
                after.fixBy(),
                after.reopenedUntil(),
                after.carriedFrom());
    }
}
