package org.rabrong.confirmation.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs verifications beside the work, one at a time over all instances, and keeps what they found. */
@Component
class Verifications implements DisposableBean {

    /** Somebody else's verification is under way. */
    static final ProblemType RUNNING = new ProblemType("verification-running", 409);

    private static final Logger log = LoggerFactory.getLogger(Verifications.class);
    private static final int AT_ONCE = 2;
    private static final long START_LOCK = 0x72616272_6f6e6711L;
    /** A run that says nothing for so long has died with its instance. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final String CHAINS = """
            select a.office, o.name_th, coalesce(c.length, 0) as length, c.head,
                (select h.at from item_history h where h.office = a.office and h.chain_position = 1) as first_at,
                v.at as verified_at, r.by_name as verified_by, v.entries as verified_entries, v.head as verified_head,
                v.since, v.fault, v.fault_position, v.fault_item
            from (select office from history_chain union select office from history_verification) a
            left join history_chain c on c.office = a.office
            left join organisation o on o.code = a.office
            left join lateral (
                select * from history_verification v where v.office = a.office order by v.run desc limit 1) v on true
            left join history_verification_run r on r.id = v.run
            order by v.fault is null, coalesce(o.sort_key, ''), a.office""";

    private final HistoryVerification verification;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();

    Verifications(DataSource database, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.verification = new HistoryVerification(database);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param office null for all
     * @param failed it ended without having looked at all of them
     */
    record Run(
            long id,
            @Nullable String office,
            String by,
            Instant startedAt,
            @Nullable Instant finishedAt,
            boolean failed,
            int offices,
            int checked,
            int broken,
            long entries) {}

    /**
     * A chain as it is now, and what the last verification found.
     *
     * @param head null where no end is kept
     */
    record Chain(
            String office,
            @Nullable String officeName,
            long length,
            @Nullable String head,
            @Nullable Instant firstAt,
            @Nullable Finding finding) {}

    record Finding(Instant at, String by, VerifiedChain chain) {}

    /**
     * Begins to verify one office's chain, or all.
     *
     * @throws Problem 404 for an office without a chain, 409 while another verification runs
     */
    Run start(@Nullable String office, Person person) throws SQLException {
        List<String> known = verification.offices();
        if (office != null && !known.contains(office)) {
            throw Problem.notFound("history", office);
        }
        List<String> offices = office == null ? known : List.of(office);
        Run run = transaction.execute(_ -> begin(office, offices.size(), person.displayName()));
        runs.execute(() -> carryOut(run.id(), offices));
        return run;
    }

    private Run begin(@Nullable String office, int offices, String by) {
        jdbc.sql("select pg_advisory_xact_lock(:key)").param("key", START_LOCK).query(_ -> {});
        latest().filter(last -> last.finishedAt() == null).ifPresent(_ -> {
            throw Problem.of(RUNNING);
        });
        return jdbc.sql("""
                        insert into history_verification_run (office, by_name, started_at, beat_at, offices)
                        values (:office, :by, :now, :now, :offices) returning *""")
                .param("office", office)
                .param("by", by)
                .param("now", now())
                .param("offices", offices)
                .query((row, _) -> run(row))
                .single();
    }

    private void carryOut(long run, List<String> offices) {
        boolean complete = false;
        try {
            Semaphore free = new Semaphore(AT_ONCE);
            try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                offices.forEach(office -> readers.execute(() -> verify(run, office, free)));
            }
            complete = !Thread.currentThread().isInterrupted();
        } finally {
            finish(run, complete);
        }
    }

    private void verify(long run, String office, Semaphore free) {
        free.acquireUninterruptibly();
        try {
            keep(run, verification.verify(office));
        } catch (SQLException | RuntimeException e) {
            log.error("The history of {} could not be verified", office, e);
        } finally {
            free.release();
        }
    }

    private void keep(long run, VerifiedChain chain) {
        if (chain.fault() != null) {
            log.error("The history of {} is broken: {}", chain.office(), chain.fault());
        }
        transaction.executeWithoutResult(_ -> {
            ChainFault fault = chain.fault();
            jdbc.sql("""
                            insert into history_verification
                                (office, run, at, entries, head, since, fault, fault_position, fault_item)
                            values (:office, :run, :at, :entries, :head, :since, :fault, :position, :item)""")
                    .param("office", chain.office())
                    .param("run", run)
                    .param("at", now())
                    .param("entries", chain.entries())
                    .param("head", HexFormat.of().parseHex(chain.head()))
                    .param("since", chain.since() == null ? null : chain.since().atOffset(ZoneOffset.UTC))
                    .param("fault", fault == null ? null : fault.kind().name())
                    .param("position", fault == null ? null : fault.position())
                    .param("item", fault == null ? null : fault.item())
                    .update();
            jdbc.sql("""
                            update history_verification_run set checked = checked + 1, entries = entries + :entries,
                                broken = broken + :broken, beat_at = :now
                            where id = :run""")
                    .param("entries", chain.entries())
                    .param("broken", fault == null ? 0 : 1)
                    .param("now", now())
                    .param("run", run)
                    .update();
        });
    }

    private void finish(long run, boolean complete) {
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                        update history_verification_run
                        set finished_at = :now, beat_at = :now, failed = not :complete or checked < offices
                        where id = :run""")
                .param("now", now())
                .param("complete", complete)
                .param("run", run)
                .update());
    }

    /** The last that was started; one whose instance died counts as ended. */
    @Transactional(readOnly = true)
    Optional<Run> latest() {
        return jdbc.sql("select * from history_verification_run order by id desc limit 1")
                .query((row, _) -> run(row))
                .optional();
    }

    /** Those that broke first. */
    @Transactional(readOnly = true)
    List<Chain> chains() {
        return jdbc.sql(CHAINS).query((row, _) -> chain(row)).list();
    }

    /** Whether the chain holds and still has that hash at that position. */
    VerifiedChain check(String office, long position, String hash) throws SQLException {
        if (!verification.offices().contains(office)) {
            throw Problem.notFound("history", office);
        }
        return verification.verify(office, new Anchor(position, hash, ChainFault.Kind.ANCHOR));
    }

    private Run run(ResultSet row) throws SQLException {
        Instant finishedAt = instant(row, "finished_at");
        Instant beatAt = row.getObject("beat_at", OffsetDateTime.class).toInstant();
        boolean died = finishedAt == null && beatAt.plus(SILENCE).isBefore(clock.instant());
        return new Run(
                row.getLong("id"),
                row.getString("office"),
                row.getString("by_name"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                died ? beatAt : finishedAt,
                died || row.getBoolean("failed"),
                row.getInt("offices"),
                row.getInt("checked"),
                row.getInt("broken"),
                row.getLong("entries"));
    }

    private static Chain chain(ResultSet row) throws SQLException {
        String office = row.getString("office");
        Instant verifiedAt = instant(row, "verified_at");
        return new Chain(
                office,
                row.getString("name_th"),
                row.getLong("length"),
                hex(row.getBytes("head")),
                instant(row, "first_at"),
                verifiedAt == null
                        ? null
                        : new Finding(
                                verifiedAt,
                                row.getString("verified_by"),
                                new VerifiedChain(
                                        office,
                                        row.getLong("verified_entries"),
                                        HexFormat.of().formatHex(row.getBytes("verified_head")),
                                        instant(row, "since"),
                                        fault(row))));
    }

    private static @Nullable ChainFault fault(ResultSet row) throws SQLException {
        String kind = row.getString("fault");
        return kind == null
                ? null
                : new ChainFault(
                        ChainFault.Kind.valueOf(kind), row.getLong("fault_position"), row.getString("fault_item"));
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void destroy() {
        runs.shutdownNow();
    }
}
