package org.rabrong.confirmation.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.deadline.DeadlineDesk.Telling;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When was run, and what came of it. */
@Component
class DeadlineRuns {

    /** Any number that nothing else in this database locks by. */
    private static final long LOCK = 0x6465_6164_6c69_6e65L;

    private final JdbcClient jdbc;
    private final DeadlineSettings settings;
    private final Clock clock;

    DeadlineRuns(JdbcClient jdbc, DeadlineSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A run that told something, nothing, or failed.
     *
     * @param by who ran it by hand; null for the schedule
     */
    record Run(Instant at, Duration took, @Nullable String by, int notices, int escalations, boolean failed) {}

    /** Waits for a run that is under way; until the transaction ends, others wait. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
    }

    /** In the transaction of the run. */
    void ran(Telling told, @Nullable String by, Duration took) {
        insert(new Run(
                told.at(), took, by, told.notices().size(), told.escalations().size(), false));
        jdbc.sql("delete from deadline_run where at < :before")
                .param(
                        "before",
                        told.at().minus(Duration.ofDays(settings.keepRuns())).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of the run itself nothing is left. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void failed(Duration took) {
        insert(new Run(clock.instant(), took, null, 0, 0, true));
    }

    /** The newest first. */
    List<Run> newest(int limit) {
        return jdbc.sql("select * from deadline_run order by number desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> new Run(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getLong("took_millis")),
                        row.getString("by_name"),
                        row.getInt("notices"),
                        row.getInt("escalations"),
                        row.getBoolean("failed")))
                .list();
    }

    /** When the schedule runs next; empty where no instance was ever told to. */
    Optional<Instant> next() {
        return jdbc.sql("select execution_time from scheduled_tasks where task_name = :task")
                .param("task", DeadlineSchedule.TASK)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private void insert(Run run) {
        jdbc.sql("""
                        insert into deadline_run (at, took_millis, by_name, notices, escalations, failed)
                        values (:at, :took, :by, :notices, :escalations, :failed)""")
                .param("at", run.at().atOffset(ZoneOffset.UTC))
                .param("took", run.took().toMillis())
                .param("by", run.by())
                .param("notices", run.notices())
                .param("escalations", run.escalations())
                .param("failed", run.failed())
                .update();
    }
}
