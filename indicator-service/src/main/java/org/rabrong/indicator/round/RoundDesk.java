package org.rabrong.indicator.round;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlannedRound;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.items.Items;
import org.rabrong.indicator.round.items.ItemsCreated;
import org.rabrong.indicator.round.items.Offices;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * READ FIRST. What can be done with rounds; each method is one transaction with its events.
 *
 * <p>Items are made of two things that arrive apart: rounds that want items, and offices. Whoever brings one of them holds the same lock
 * and then looks at the other, so that no pair is missed, in whatever order they come.
 */
@Service
class RoundDesk {

    static final String TOPIC = "rabrong.rounds.v1";

    private final EntityManager entities;
    private final Plans plans;
    private final Items items;
    private final Offices offices;
    private final Outbox outbox;
    private final Clock clock;

    RoundDesk(EntityManager entities, Plans plans, Items items, Offices offices, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.plans = plans;
        this.items = items;
        this.offices = offices;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Schedules a round unless it exists: what psdg changed since then stays. With {@code openNow} it opens today and gets its items. */
    @Transactional
    public void scheduleFirst(PlannedRound planned, boolean openNow) {
        lockItems();
        String id = Round.idOf(planned);
        if (entities.find(Round.class, id) != null) {
            return;
        }
        PlanTree plan = plans.published(planned.plan()).orElseThrow();
        Windows windows = openNow
                ? Windows.forDemo(LocalDate.now(clock))
                : Windows.following(planned.fiscalYear(), planned.months());
        Round round = Round.schedule(planned, plan.version(), windows);
        entities.persist(round);
        tellSchedule(round);
        if (openNow) {
            round.wantItems();
            createMissingItems(round);
        }
    }

    /** Other windows for a round, checked. */
    @Transactional
    public Round moveWindows(String id, Windows windows) {
        Round round = locked(id);
        List<Violation> violations = windows.violations();
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.toArray(Violation[]::new));
        }
        round.move(windows);
        tellSchedule(round);
        return round;
    }

    /** What {@link #createItems} did. */
    record ItemCounts(String round, int created, int items) {}

    /** Creates the items that are missing, now and whenever an office is announced. */
    @Transactional
    public ItemCounts createItems(String id) {
        lockItems();
        Round round = locked(id);
        round.wantItems();
        int created = createMissingItems(round);
        return new ItemCounts(id, created, items.count(id));
    }

    /** Keeps announced offices and gives them their items in every round that has items and still awaits reports. */
    @Transactional
    public void keepOffices(List<ReceivedEvent> announcements) {
        lockItems();
        offices.keep(announcements);
        entities.createQuery(
                        "select r from Round r where r.itemsWanted and r.reporting.closes >= :today order by r.round",
                        Round.class)
                .setParameter("today", LocalDate.now(clock))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(this::createMissingItems);
    }

    @Transactional(readOnly = true)
    public Optional<Round> find(String id) {
        return Optional.ofNullable(entities.find(Round.class, id));
    }

    @Transactional(readOnly = true)
    public List<Round> all() {
        return entities.createQuery(
                        "select r from Round r order by r.fiscalYear desc, r.plan desc, r.months", Round.class)
                .getResultList();
    }

    private int createMissingItems(Round round) {
        PlanTree plan = plans.version(round.plan(), round.planVersion()).orElseThrow();
        entities.flush(); // the items are inserted by SQL and refer to the round
        List<OutboxEvent> events = new ArrayList<>();
        int created = 0;
        for (ItemsCreated event : items.createMissing(round.id(), plan)) {
            events.add(new OutboxEvent(TOPIC, round.id(), round.nextSequence(), ItemsCreated.TYPE, event));
            created += event.offices().size();
        }
        if (!events.isEmpty()) {
            outbox.appendAll(events);
        }
        return created;
    }

    private void tellSchedule(Round round) {
        outbox.append(new OutboxEvent(
                TOPIC, round.id(), round.nextSequence(), RoundScheduled.TYPE, RoundScheduled.from(round)));
    }

    private Round locked(String id) {
        Round round = entities.find(Round.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (round == null) {
            throw Problem.notFound("round", id);
        }
        return round;
    }

    private void lockItems() {
        entities.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('rabrong-items'))", Integer.class)
                .getSingleResult();
    }
}
