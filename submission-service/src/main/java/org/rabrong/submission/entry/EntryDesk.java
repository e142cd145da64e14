package org.rabrong.submission.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One transaction per report: one query that locks the entry and brings all that the rules need, one update, one event. The checks come in
 * the order that {@link ReportingRules} tells.
 */
@Service
class EntryDesk {

    static final ProblemType ITEM_CONFIRMED = new ProblemType("item-confirmed", 409);
    static final ProblemType ITEM_CARRIED_FORWARD = new ProblemType("item-carried-forward", 409);
    static final ProblemType WINDOW_CLOSED = new ProblemType("window-closed", 409);
    static final ProblemType PLAN_NOT_ARRIVED = new ProblemType("plan-not-arrived", 503);

    private final Items items;
    private final Outbox outbox;
    private final Clock clock;

    EntryDesk(Items items, Outbox outbox, Clock clock) {
        this.items = items;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Stores the value, or takes it back; answers the item as it is from now on. */
    @Transactional
    public Item report(ItemId id, ReportRequest request, Person person) {
        person.requireReporterOf(id.office());
        Item item = items.lock(id).orElseThrow(() -> whyNotThere(id));
        ValueRules.Verdict verdict = judge(request, item);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        requireUnlocked(item, now);
        Entry entry = item.entry();
        if (request.seenRevision().orElseThrow() != entry.revision()) {
            throw Problem.of(ProblemType.STALE_REVISION).with("current", Current.from(item));
        }
        Optional<EntryChanged> change = verdict instanceof ValueRules.Accepted(ReportedValue value)
                ? Optional.of(entry.report(value, person, now))
                : entry.clear(item.value() != null, person, now);
        change.ifPresent(event ->
                outbox.append(new OutboxEvent(EntryChanged.TOPIC, id.key(), event.revision(), event.type(), event)));
        return item;
    }

    /** One item for its office or for psdg. */
    @Transactional(readOnly = true)
    public Item find(ItemId id) {
        return items.find(id).orElseThrow(() -> {
            items.requireRound(id.round());
            return Problem.notFound("item", id.key());
        });
    }

    private static ValueRules.Verdict judge(ReportRequest request, Item item) {
        List<Violation> broken = new ArrayList<>();
        ValueRules.Verdict verdict = item.rules().judge(request.value());
        if (verdict instanceof ValueRules.Refused(List<Violation> violations)) {
            broken.addAll(violations);
        }
        OptionalLong seen = request.seenRevision();
        if (seen.isEmpty()) {
            broken.add(request.revisionViolation());
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return verdict;
    }

    private static void requireUnlocked(Item item, Instant now) {
        ReportingRules.Lock lock = item.lockAt(now);
        if (lock != null) {
            throw switch (lock) {
                case CONFIRMED -> Problem.of(ITEM_CONFIRMED).with("current", Current.from(item));
                case CARRIED_FORWARD ->
                    Problem.of(ITEM_CARRIED_FORWARD, Objects.requireNonNull(item.carriedFrom()))
                            .with("current", Current.from(item))
                            .with("carriedFrom", item.carriedFrom());
                case WINDOW_CLOSED ->
                    Problem.of(
                                    WINDOW_CLOSED,
                                    item.reporting().opens(),
                                    item.reporting().closes())
                            .with("opens", item.reporting().opens())
                            .with("closes", item.reporting().closes());
            };
        }
    }

    private Problem whyNotThere(ItemId id) {
        items.requireRound(id.round());
        return items.waitsForPlan(id)
                ? Problem.of(PLAN_NOT_ARRIVED)
                : Problem.invalid(Violation.of("variable", "not-assigned", id.variable(), id.office()));
    }
}
