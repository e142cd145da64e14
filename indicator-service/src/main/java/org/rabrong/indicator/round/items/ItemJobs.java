package org.rabrong.indicator.round.items;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say which items are to be created or removed, and how far that is. */
@Component
class ItemJobs {

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient database;
    private final Clock clock;

    ItemJobs(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What runs for the round, else what was begun last. */
    Optional<ItemJob> latest(String round) {
        return database.sql("""
                        select * from item_job where round = :round
                        order by state = 'RUNNING' desc, started_at desc, id desc limit 1""").param("round", round).query(ItemJob::read).optional();
    }

    /** What a person asked for and what still runs. */
    Optional<ItemJob> running(String round) {
        return database.sql("select * from item_job where round = :round and state = 'RUNNING' and kind <> 'TOP_UP'")
                .param("round", round)
                .query(ItemJob::read)
                .optional();
    }

    ItemJob beginCreation(String round, List<String> variables, @Nullable String carryForwardFrom, @Nullable Actor by) {
        return database.sql("""
                        insert into item_job (round, kind, state, variables, carry_forward_from, by_id, by_name, by_organisation, started_at)
                        values (:round, 'CREATE', 'RUNNING', :variables, :from, :byId, :byName, :byOrganisation, :now) returning *""")
                .param("round", round)
                .param("variables", variables.toArray(String[]::new))
                .param("from", carryForwardFrom)
                .param("byId", by == null ? null : by.id())
                .param("byName", by == null ? null : by.name())
                .param("byOrganisation", by == null ? null : by.organisation())
                .param("now", now())
                .query(ItemJob::read)
                .single();
    }

    ItemJob beginRemoval(
            String round,
            List<String> variables,
            RemovalScope scope,
            boolean includeReported,
            @Nullable String reason,
            Actor by) {
        return database.sql("""
                        insert into item_job (round, kind, state, variables, offices, obsolete, include_reported, reason,
                            by_id, by_name, by_organisation, started_at)
                        values (:round, 'REMOVE', 'RUNNING', :variables, :offices, :obsolete, :include, :reason,
                            :byId, :byName, :byOrganisation, :now) returning *""")
                .param("round", round)
                .param("variables", variables.toArray(String[]::new))
                .param("offices", scope.officesOrNull())
                .param("obsolete", scope.onlyObsolete())
                .param("include", includeReported)
                .param("reason", reason)
                .param("byId", by.id())
                .param("byName", by.name())
                .param("byOrganisation", by.organisation())
                .param("now", now())
                .query(ItemJob::read)
                .single();
    }

    /** Whoever announced offices: each round that has items and still awaits reports is gone through (again) from its first variable. */
    void topUp(LocalDate today) {
        database.sql("""
                        insert into item_job (round, kind, state, variables, carry_forward_from, started_at)
                        select r.round, 'TOP_UP', 'RUNNING', last.variables, r.carry_forward_from, :now
                        from round r
                        cross join lateral (
                            select j.variables from item_job j where j.round = r.round and j.kind = 'CREATE'
                            order by j.started_at desc, j.id desc limit 1) last
                        where r.items_wanted and r.reporting_closes >= :today
                        order by r.round
                        on conflict (round) where kind = 'TOP_UP' do update
                            set state = 'RUNNING', variables = excluded.variables, next_step = 0, items = 0,
                                carry_forward_from = excluded.carry_forward_from, started_at = excluded.started_at, finished_at = null,
                                failed_variable = null, error = null""").param("today", today).param("now", now()).update();
    }

    /**
     * A job to go on with: its row and its round's are locked until the transaction ends, so that any number of instances share the jobs and
     * none waits for another.
     */
    Optional<ItemJob> take() {
        return database.sql("""
                        select j.* from item_job j join round r using (round) where j.state = 'RUNNING'
                        order by j.next_step, j.id limit 1 for update of j, r skip locked""").query(ItemJob::read).optional();
    }

    /**
     * More variables are done.
     *
     * @param nextStep how many in all
     * @param items created or removed for them
     */
    void advance(ItemJob job, int nextStep, int items) {
        boolean last = nextStep >= job.variables().size();
        database.sql("""
                        update item_job set next_step = :next, items = items + :items, state = :state,
                            finished_at = :finished
                        where id = :id""")
                .param("next", nextStep)
                .param("items", items)
                .param("state", last ? "DONE" : "RUNNING")
                .param("finished", last ? now() : null)
                .param("id", job.id())
                .update();
    }

    void fail(long job, @Nullable String variable, String error) {
        database.sql("""
                        update item_job set state = 'FAILED', finished_at = :now, failed_variable = :variable, error = :error
                        where id = :id and state = 'RUNNING'""")
                .param("now", now())
                .param("variable", variable)
                .param("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)))
                .param("id", job)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
