package org.rabrong.indicator.round.items;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.platform.messaging.Outbox;
import org.rabrong.platform.messaging.OutboxEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * READ FIRST. One step of a job (สร้าง / ลบรายการกรอกข้อมูล): the items of one variable, the event about them and the job's progress, in one
 * transaction. Whatever dies in between leaves the job as it was before the step; any instance goes on from there. Items that exist stay as
 * they are, so a step may be done again at any time.
 */
@Component
class ItemsStep {

    private static final Logger log = LoggerFactory.getLogger(ItemsStep.class);

    /** Beginnings of SQLSTATE: connection, conflict of transactions, resources, operator (as a shutdown), lock not available. */
    private static final List<String> PASSING = List.of("08", "40", "53", "57", "55P03");

    /** Each announcement of offices goes through a round again, mostly to find nothing to do. */
    private static final int VARIABLES_OF_A_TOP_UP = 50;

    private static final String CREATE = """
            with wanted as (select distinct o.code from %s),
            made as (
                insert into item (round, variable, office, created_at)
                select :round, :variable, code, :now from wanted
                where not :topUp or not exists (select 1 from item where round = :round and variable = :variable)
                      or exists (select 1 from item where round = :round and variable = :variable and assigned)
                order by code
                on conflict do nothing
                returning office),
            back as (
                update item set assigned = true, came_back = false
                where round = :round and variable = :variable and not assigned and not :topUp and office in (select code from wanted)
                returning office)
            select office from made union all select office from back order by office""".formatted(Asked.VARIABLES_AND_OFFICES);

    private static final String REMOVE = """
            with gone as (
                update item i set assigned = false, came_back = false, removed_reported = :include
                where i.variable = :variable and (:include or not i.reported) and %s
                returning i.office, i.reported),
            kept as (
                insert into item_removal (round, variable, office, reported, reason, by_id, by_name, by_organisation, removed_at)
                select :round, :variable, office, reported, :reason, :byId, :byName, :byOrganisation, :now from gone order by office)
            select office from gone order by office""".formatted(RemovalScope.CONDITION);

    private final JdbcClient database;
    private final ItemJobs jobs;
    private final RoundFrames rounds;
    private final Plans plans;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ItemsStep(
            JdbcClient database,
            ItemJobs jobs,
            RoundFrames rounds,
            Plans plans,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.rounds = rounds;
        this.plans = plans;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Does one step of some job, if there is one that no other instance works on.
     *
     * @param asked the caller's memory of plan versions
     * @return whether there was one
     * @throws RuntimeException while the database is away or busy: the same step will do later. Any other failure is told in the job
     */
    boolean one(Memory asked) {
        ItemJob[] taken = new ItemJob[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<ItemJob> job = jobs.take();
                job.ifPresent(found -> {
                    taken[0] = found;
                    step(found, asked);
                });
                return job.isPresent() || assignThoseThatCameBack(asked);
            }));
        } catch (RuntimeException failure) {
            ItemJob job = taken[0];
            if (job == null || passes(failure)) {
                throw failure;
            }
            String variable =
                    job.nextStep() < job.variables().size() ? job.variables().get(job.nextStep()) : null;
            log.error("Items of round {}, variable {}: the job failed", job.round(), variable, failure);
            String cause = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
            jobs.fail(
                    job.id(),
                    variable,
                    cause == null
                            ? failure.getClass().getSimpleName()
                            : cause.lines().findFirst().orElse(""));
            return true;
        }
    }

    private void step(ItemJob job, Memory memory) {
        if (job.nextStep() >= job.variables().size()) {
            jobs.advance(job, job.nextStep(), 0);
            return;
        }
        RoundFrame round = rounds.locked(job.round());
        Asked asked = memory.of(round, plans);
        int last = Math.min(
                job.nextStep() + (job.kind() == ItemJob.Kind.TOP_UP ? VARIABLES_OF_A_TOP_UP : 1),
                job.variables().size());
        int items = 0;
        for (String variable : job.variables().subList(job.nextStep(), last)) {
            items += job.kind() == ItemJob.Kind.REMOVE
                    ? remove(job, round, variable, asked.only(variable))
                    : create(job, round, variable, asked.only(variable));
        }
        jobs.advance(job, last, items);
    }

    private int create(ItemJob job, RoundFrame round, String variable, Asked asked) {
        Asked.Place place = asked.place(variable);
        if (place == null) {
            return 0; // the round was moved to a version without it
        }
        List<String> offices = asked.bind(database.sql(CREATE))
                .param("round", round.round())
                .param("variable", variable)
                .param("topUp", job.kind() == ItemJob.Kind.TOP_UP)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        if (!offices.isEmpty()) {
            String from = place.variable().carryForward() ? job.carryForwardFrom() : null;
            tellCreated(round, place.subIndicator(), variable, offices, from, job.actor());
        }
        return offices.size();
    }

    private int remove(ItemJob job, RoundFrame round, String variable, Asked asked) {
        Instant now = clock.instant();
        Actor by = job.actor();
        List<String> offices = asked.bind(database.sql(REMOVE))
                .param("round", round.round())
                .param("variable", variable)
                .param("variables", new String[] {variable})
                .param("offices", job.offices() == null ? null : job.offices().toArray(String[]::new))
                .param("obsolete", job.obsolete())
                .param("include", job.includeReported())
                .param("reason", job.reason())
                .param("byId", by.id())
                .param("byName", by.name())
                .param("byOrganisation", by.organisation())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
        if (!offices.isEmpty()) {
            outbox.append(new OutboxEvent(
                    RoundFrames.TOPIC,
                    round.round(),
                    rounds.nextSequence(round.round(), -offices.size()),
                    ItemsRemoved.TYPE,
                    new ItemsRemoved(
                            round.round(), subIndicatorOf(variable), variable, offices, job.reason(), by, now)));
        }
        return offices.size();
    }

    /** Data arrived for items that were removed as if there were none (it was on its way): they are asked for again, nothing is lost. */
    private boolean assignThoseThatCameBack(Memory memory) {
        Optional<String> found = database.sql("""
                        select r.round from round r where exists (select 1 from item i where i.round = r.round and i.came_back)
                        order by r.round limit 1 for update skip locked""").query(String.class).optional();
        if (found.isEmpty()) {
            return false;
        }
        RoundFrame round = rounds.locked(found.get());
        Map<String, List<String>> offices = new TreeMap<>();
        database.sql("""
                        with those as (select round, variable, office, assigned from item where round = :round and came_back
                                       order by variable, office for update)
                        update item i set assigned = true, came_back = false
                        from those where i.round = those.round and i.variable = those.variable and i.office = those.office
                        returning i.variable, i.office, not those.assigned as again""").param("round", round.round()).query(row -> {
            if (row.getBoolean("again")) {
                offices.computeIfAbsent(row.getString("variable"), variable -> new ArrayList<>())
                        .add(row.getString("office"));
            }
        });
        offices.forEach((variable, those) -> {
            log.info(
                    "Round {}: {} items of {} hold reported data and are assigned again",
                    round.round(),
                    those.size(),
                    variable);
            tellCreated(
                    round,
                    memory.everAsked(round, variable, plans).subIndicator(),
                    variable,
                    those.stream().sorted().toList(),
                    null,
                    Actor.SYSTEM);
        });
        return true;
    }

    private void tellCreated(
            RoundFrame round,
            SubIndicator sub,
            String variable,
            List<String> offices,
            @Nullable String from,
            Actor by) {
        outbox.append(new OutboxEvent(
                RoundFrames.TOPIC,
                round.round(),
                rounds.nextSequence(round.round(), offices.size()),
                ItemsCreated.TYPE,
                new ItemsCreated(
                        round.round(),
                        round.plan(),
                        round.planVersion(),
                        sub.code(),
                        variable,
                        sub.bureau(),
                        offices,
                        from,
                        by)));
    }

    /** A variable's code is its sub-indicator's, a point and its own letter. */
    private static String subIndicatorOf(String variable) {
        return variable.substring(0, variable.lastIndexOf('.'));
    }

    private static boolean passes(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof CannotCreateTransactionException
                    || (cause instanceof SQLException sql && isPassing(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Without a state it comes from the connection pool, about a connection that has broken. */
    private static boolean isPassing(@Nullable String sqlState) {
        return sqlState == null || PASSING.stream().anyMatch(sqlState::startsWith);
    }

    /** The plan versions that a worker needs again and again; versions never change. */
    static final class Memory {

        private static final int MOST = 8;

        private final Map<String, Asked> asked = new LinkedHashMap<>();

        Asked of(RoundFrame round, Plans plans) {
            String key = round.plan() + "/" + round.planVersion() + "/" + round.months();
            Asked known = asked.get(key);
            if (known == null) {
                if (asked.size() >= MOST) {
                    asked.clear();
                }
                known = Asked.of(
                        plans.version(round.plan(), round.planVersion()).orElseThrow(), round.day());
                asked.put(key, known);
            }
            return known;
        }

        /** Where the variable stands in the round's version, or in the last one before it that has it. */
        Asked.Place everAsked(RoundFrame round, String variable, Plans plans) {
            Asked.Place now = of(round, plans).place(variable);
            for (int version = round.planVersion(); now == null && version > 0; version--) {
                PlanTree plan = plans.version(round.plan(), version).orElse(null);
                now = plan == null ? null : place(plan, variable);
            }
            if (now == null) {
                throw new IllegalStateException("no version of " + round.plan() + " has " + variable);
            }
            return now;
        }

        private static Asked.@Nullable Place place(PlanTree plan, String code) {
            for (SubIndicator sub : plan.subIndicators().toList()) {
                for (Variable variable : sub.variables()) {
                    if (variable.code().equals(code)) {
                        return new Asked.Place(sub, variable);
                    }
                }
            }
            return null;
        }
    }
}
