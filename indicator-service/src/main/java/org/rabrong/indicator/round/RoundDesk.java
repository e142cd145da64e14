package org.rabrong.indicator.round;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlannedRound;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.items.ItemsDesk;
import org.rabrong.indicator.round.items.RoundFrames;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** READ FIRST. What can be done with rounds; each method is one transaction with its events. Their items: {@link ItemsDesk}. */
@Service
public class RoundDesk {

    static final String TOPIC = RoundFrames.TOPIC;

    private static final ProblemType ROUND_EXISTS = new ProblemType("round-exists", 409);
    private static final ProblemType ROUND_CLOSED = new ProblemType("round-closed", 409);

    private final EntityManager entities;
    private final Plans plans;
    private final ItemsDesk items;
    private final RoundFrames frames;
    private final Outbox outbox;
    private final Clock clock;

    RoundDesk(EntityManager entities, Plans plans, ItemsDesk items, RoundFrames frames, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.plans = plans;
        this.items = items;
        this.frames = frames;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Schedules a round unless it exists: what psdg changed since then stays. With {@code openNow} it opens today and gets its items. */
    @Transactional
    void scheduleFirst(PlannedRound planned, boolean openNow) {
        items.lockItems();
        String id = Round.idOf(planned);
        if (entities.find(Round.class, id) != null) {
            return;
        }
        PlanTree plan = plans.published(planned.plan()).orElseThrow();
        begin(
                planned,
                plan,
                openNow
                        ? Windows.forDemo(LocalDate.now(clock))
                        : Windows.following(planned.fiscalYear(), planned.months()));
        if (openNow) {
            items.createFirst(id);
        }
    }

    /**
     * A new round of what is published of a plan.
     *
     * @throws Problem 422 where nothing is published or the windows cannot be; 409 round-exists
     */
    @Transactional
    String create(String plan, int months, String nameTh, Windows windows) {
        PlanTree tree = plans.published(plan).orElseThrow(() -> Problem.invalid(Violation.of("plan", "unknown", plan)));
        requirePossible(windows);
        // Two at once: the second waits for the first
        items.lockItems();
        PlannedRound planned = new PlannedRound(plan, tree.programme(), tree.fiscalYear(), months, nameTh);
        if (entities.find(Round.class, Round.idOf(planned)) != null) {
            throw Problem.of(ROUND_EXISTS, Round.idOf(planned));
        }
        begin(planned, tree, windows);
        return Round.idOf(planned);
    }

    private void begin(PlannedRound planned, PlanTree plan, Windows windows) {
        Round round = Round.schedule(planned, plan.version(), windows);
        entities.persist(round);
        tellSchedule(round);
        entities.flush(); // what follows works by SQL
    }

    @Transactional
    void rename(String id, String nameTh) {
        Round round = locked(id);
        round.rename(nameTh);
        tellSchedule(round);
    }

    /** Other windows for a round, checked. */
    @Transactional
    void moveWindows(String id, Windows windows) {
        Round round = locked(id);
        requirePossible(windows);
        round.move(windows);
        tellSchedule(round);
    }

    /** @param change what it means for the round's items; none of them is created or removed by the move */
    record VersionMove(String round, int from, int to, ItemsDesk.VersionChange change) {}

    /**
     * Moves a round to another published version of its plan. A round keeps its version until this is asked for.
     *
     * @param onlyTell changes nothing
     * @throws Problem 409 round-closed when certification is over; 409 items-busy; 422 for a version that there is not
     */
    @Transactional
    VersionMove movePlanVersion(String id, int version, boolean onlyTell) {
        Round round = locked(id);
        if (frames.locked(id).isClosedOn(LocalDate.now(clock))) {
            throw Problem.of(ROUND_CLOSED, id);
        }
        PlanTree tree = plans.version(round.plan(), version)
                .orElseThrow(() -> Problem.invalid(Violation.of("version", "unknown", version)));
        VersionMove move = new VersionMove(id, round.planVersion(), version, items.compare(id, tree));
        if (!onlyTell && version != round.planVersion()) {
            items.requireIdle(id);
            round.moveTo(version);
            tellSchedule(round);
        }
        return move;
    }

    /**
     * The same, for a permission that psdg granted.
     *
     * @throws Problem as {@code POST /rounds/{round}/plan-version} does
     */
    @Transactional
    public void movePlanVersion(String round, int version) {
        movePlanVersion(round, version, false);
    }

    private static void requirePossible(Windows windows) {
        List<Violation> violations = windows.violations();
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.toArray(Violation[]::new));
        }
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
}
