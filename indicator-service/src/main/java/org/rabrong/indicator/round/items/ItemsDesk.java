package org.rabrong.indicator.round.items;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.items.ItemJob.Kind;
import org.rabrong.platform.messaging.ReceivedEvent;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with a round's items; each method is one transaction that leaves the work to {@link ItemsStep}.
 *
 * <p>Items are made of two things that arrive apart: rounds that want items, and offices. Whoever brings one of them holds the same lock
 * and then looks at the other, so that no pair is missed, in whatever order they come.
 */
@Service
public class ItemsDesk {

    private static final ProblemType ITEMS_BUSY = new ProblemType("items-busy", 409);
    private static final ProblemType ITEMS_REPORTED = new ProblemType("items-reported", 409);

    /** Asked for instead of a round: nothing is carried forward. */
    private static final String NONE = "none";

    private static final int LONGEST_REASON = 2000;

    private final JdbcClient database;
    private final RoundFrames rounds;
    private final ItemJobs jobs;
    private final Previews previews;
    private final Offices offices;
    private final Plans plans;
    private final ItemsWorker worker;
    private final Clock clock;

    ItemsDesk(
            JdbcClient database,
            RoundFrames rounds,
            ItemJobs jobs,
            Previews previews,
            Offices offices,
            Plans plans,
            ItemsWorker worker,
            Clock clock) {
        this.database = database;
        this.rounds = rounds;
        this.jobs = jobs;
        this.previews = previews;
        this.offices = offices;
        this.plans = plans;
        this.worker = worker;
        this.clock = clock;
    }

    /** Before a round that wants items is written, in the same transaction. */
    public void lockItems() {
        database.sql("select 1 from pg_advisory_xact_lock(hashtext('rabrong-items'))")
                .query(Integer.class)
                .single();
    }

    /**
     * Begins to create what is missing, now and whenever an office is announced.
     *
     * @param carryForwardFrom null for the latest earlier round that has items, "none" for none
     * @param by null where the system does it
     * @return the job; the one that runs already, if there is one
     */
    @Transactional
    ItemJob create(String id, @Nullable String carryForwardFrom, @Nullable Actor by) {
        lockItems();
        RoundFrame round = rounds.locked(id);
        String from = carriedFrom(round, carryForwardFrom);
        Optional<ItemJob> running = jobs.running(id);
        if (running.isPresent()) {
            if (running.get().kind() == Kind.CREATE) {
                return running.get();
            }
            throw Problem.of(ITEMS_BUSY, id);
        }
        database.sql("""
                        update round set items_wanted = true, carry_forward_from = :from, lock_version = lock_version + 1
                        where round = :round""").param("from", from).param("round", id).update();
        ItemJob job = jobs.beginCreation(id, asked(round).variables(), from, by);
        worker.wakeAfterCommit();
        return job;
    }

    /** The first start opens a round of the demonstration. */
    @Transactional
    public void createFirst(String round) {
        create(round, null, null);
    }

    /**
     * Begins to remove items.
     *
     * @throws Problem 409 items-reported where reported data would go and nobody confirmed that
     */
    @Transactional
    ItemJob remove(String id, Removal removal, Actor by) {
        lockItems();
        RoundFrame round = rounds.locked(id);
        requireIdle(id);
        RemovalScope scope = removal.scope();
        Asked asked = asked(round);
        Previews.OfRemoval preview = previews.ofRemoval(round, asked, scope);
        boolean include = Boolean.TRUE.equals(removal.includeReported());
        String reason = removal.reason() == null ? "" : removal.reason().strip();
        if (reason.length() > LONGEST_REASON) {
            throw Problem.invalid(Violation.of("reason", "length", LONGEST_REASON));
        }
        if (include) {
            requireConfirmed(id, removal, reason);
        } else if (preview.reported() > 0 && !Boolean.TRUE.equals(removal.keepReported())) {
            throw Problem.of(ITEMS_REPORTED, preview.reported())
                    .with("count", preview.reported())
                    .with("items", preview.firstReported());
        }
        if (scope.isAll()) {
            database.sql("update round set items_wanted = false, lock_version = lock_version + 1 where round = :round")
                    .param("round", id)
                    .update();
        }
        ItemJob job = jobs.beginRemoval(
                id, previews.variablesOf(round, asked, scope), scope, include, reason.isEmpty() ? null : reason, by);
        worker.wakeAfterCommit();
        return job;
    }

    private static void requireConfirmed(String round, Removal removal, String reason) {
        List<Violation> broken = new ArrayList<>();
        if (!round.equals(removal.confirm())) {
            broken.add(Violation.of("confirm", "confirm-round", round));
        }
        if (reason.isEmpty()) {
            broken.add(Violation.of("reason", "required"));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
    }

    /** @throws Problem 409 items-busy while a person's job runs for the round */
    public void requireIdle(String round) {
        if (jobs.running(round).isPresent()) {
            throw Problem.of(ITEMS_BUSY, round);
        }
    }

    /** Keeps announced offices and gives them their items in every round that has items and still awaits reports. */
    @Transactional
    public void keepOffices(List<ReceivedEvent> announcements) {
        lockItems();
        if (offices.keep(announcements)) {
            jobs.topUp(LocalDate.now(clock));
            worker.wakeAfterCommit();
        }
    }

    Optional<ItemJob> latest(String round) {
        return jobs.latest(round);
    }

    @Transactional(readOnly = true)
    Previews.OfCreation preview(String id, @Nullable String carryForwardFrom) {
        RoundFrame round = frame(id);
        return previews.ofCreation(round, asked(round), carriedFrom(round, carryForwardFrom), rounds.earlier(round));
    }

    @Transactional(readOnly = true)
    Previews.OfRemoval removalPreview(String id, RemovalScope scope) {
        RoundFrame round = frame(id);
        return previews.ofRemoval(round, asked(round), scope);
    }

    /** What another version of the plan would mean for a round's items. */
    public record VersionChange(
            List<String> variablesAdded,
            List<String> variablesRemoved,
            int toCreate,
            int toRemove,
            int toRemoveReported) {}

    /** Compares what the round's version asks for, and the items that there are, with another version. */
    @Transactional(readOnly = true)
    public VersionChange compare(String id, PlanTree version) {
        RoundFrame round = frame(id);
        Asked now = asked(round);
        Asked then = Asked.of(version, round.day());
        Previews.OfCreation creation = previews.ofCreation(round, then, null, List.of());
        Previews.OfRemoval removal = previews.ofRemoval(round, then, new RemovalScope(null, null, true));
        return new VersionChange(
                then.variables().stream()
                        .filter(variable -> now.place(variable) == null)
                        .toList(),
                now.variables().stream()
                        .filter(variable -> then.place(variable) == null)
                        .toList(),
                creation.toCreate(),
                removal.items(),
                removal.reported());
    }

    private @Nullable String carriedFrom(RoundFrame round, @Nullable String wanted) {
        if (NONE.equals(wanted)) {
            return null;
        }
        Map<String, RoundFrame> earlier = new LinkedHashMap<>();
        rounds.earlier(round).forEach(before -> earlier.put(before.round(), before));
        if (wanted == null) {
            return earlier.values().stream()
                    .filter(before -> before.items() > 0)
                    .map(RoundFrame::round)
                    .findFirst()
                    .orElse(null);
        }
        if (!earlier.containsKey(wanted)) {
            throw Problem.invalid(Violation.of("carryForwardFrom", "earlier-round"));
        }
        return wanted;
    }

    private RoundFrame frame(String id) {
        return rounds.find(id).orElseThrow(() -> Problem.notFound("round", id));
    }

    private Asked asked(RoundFrame round) {
        return Asked.of(plans.version(round.plan(), round.planVersion()).orElseThrow(), round.day());
    }
}
