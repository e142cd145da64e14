package org.rabrong.confirmation.history;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The table {@code item_history}: the service's role may only add to it. Every entry comes through {@link #append}, in the order of its item's
 * steps and under that item's row lock, and is written at the end of its transaction with the hash of its office's entry before.
 */
@Component
public class ItemHistory {

    private static final int PORTION = 5_000;

    /** Whoever adds to several chains locks them in the same order, those that are not there yet too. */
    private static final String LOCK = """
            insert into history_chain (office, length, head)
            select wanted.office, 0, decode(?, 'hex') from unnest(?::text[]) as wanted (office) order by wanted.office
            on conflict (office) do update set length = history_chain.length
            returning office, length, encode(head, 'hex') as head""";

    /** The columns are those of {@link ChainedEntry#COLUMNS}, but for the time, which would not come back from its seconds exactly. */
    private static final String WRITE = """
            with added as (
                insert into item_history (office, chain_position, round, variable, sequence, step, at, by_id, by_name, by_organisation,
                    previous_status, status, previous_value, value, revision, previous_audit_score, audit_score, computed_score,
                    reason, fix_by, reopened_until, carried_from, hash, format)
                select office, chain_position::bigint, round, variable, sequence::bigint, step, at::timestamptz, by_id, by_name,
                    by_organisation, previous_status, status, previous_value::numeric, value::numeric, revision::bigint,
                    previous_audit_score::numeric, audit_score::numeric, computed_score::numeric, reason, fix_by::date,
                    reopened_until::date, carried_from, decode(hash, 'hex'), ?
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[], ?::text[], ?::text[])
                    as n (office, chain_position, round, variable, sequence, step, at, by_id, by_name, by_organisation,
                        previous_status, status, previous_value, value, revision, previous_audit_score, audit_score, computed_score,
                        reason, fix_by, reopened_until, carried_from, hash))
            update history_chain c set length = n.length, head = decode(n.head, 'hex')
            from unnest(?::text[], ?::bigint[], ?::text[]) as n (office, length, head)
            where c.office = n.office""";

    private static final int AT = ChainedEntry.COLUMNS.indexOf("extract(epoch from at)::text");

    private final JdbcClient jdbc;

    ItemHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds the entries in the caller's transaction: two round trips, whatever their number. They are written when it commits, all that it
     * appended together. So the chains are locked after every item, in one order, and for as short as can be: no two transactions wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<HistoryEntry> entries) {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Pending pending) {
                pending.entries.addAll(entries);
                return;
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new Pending(entries));
    }

    /** What one transaction appended so far. */
    private final class Pending implements TransactionSynchronization {

        private final List<HistoryEntry> entries;

        Pending(List<HistoryEntry> first) {
            entries = new ArrayList<>(first);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write(entries);
        }
    }

    /** The end of a chain: how many entries it has, and the last one's hash. */
    private record Head(long length, String hash) {}

    private void write(List<HistoryEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, Head> heads = lock(entries);
        MessageDigest sha256 = ChainedEntry.sha256();
        for (int from = 0; from < entries.size(); from += PORTION) {
            List<ChainedEntry> chained = new ArrayList<>();
            Map<String, Head> moved = new LinkedHashMap<>();
            for (HistoryEntry given : entries.subList(from, Math.min(entries.size(), from + PORTION))) {
                HistoryEntry entry = asTheDatabaseKeepsIt(given);
                Head head = heads.get(entry.office());
                if (head == null) {
                    throw new IllegalStateException("the chain of " + entry.office() + " was not locked");
                }
                ChainedEntry next = ChainedEntry.after(head.hash(), head.length() + 1, entry, sha256);
                chained.add(next);
                Head after = new Head(next.position(), next.hash());
                heads.put(entry.office(), after);
                moved.put(entry.office(), after);
            }
            insert(chained, moved);
        }
    }

    /** PostgreSQL would round the nanoseconds. */
    private static HistoryEntry asTheDatabaseKeepsIt(HistoryEntry entry) {
        Instant kept = entry.at().truncatedTo(ChronoUnit.MICROS);
        return kept.equals(entry.at()) ? entry : entry.withTime(kept);
    }

    private Map<String, Head> lock(List<HistoryEntry> entries) {
        Map<String, Head> heads = new HashMap<>();
        jdbc.sql(LOCK)
                .param(HexFormat.of().formatHex(ChainedEntry.start()))
                .param(entries.stream().map(HistoryEntry::office).distinct().toArray(String[]::new))
                .query(row -> {
                    heads.put(row.getString("office"), new Head(row.getLong("length"), row.getString("head")));
                });
        return heads;
    }

    private void insert(List<ChainedEntry> chained, Map<String, Head> moved) {
        List<List<@Nullable String>> rows =
                chained.stream().map(ChainedEntry::texts).toList();
        JdbcClient.StatementSpec write = jdbc.sql(WRITE).param(ChainedEntry.FORMAT);
        for (int column = 0; column < ChainedEntry.COLUMNS.size(); column++) {
            int index = column;
            write = write.param(
                    column == AT
                            ? column(chained, entry -> entry.entry().at().toString())
                            : column(rows, row -> row.get(index)));
        }
        write.param(column(chained, ChainedEntry::hash))
                .param(moved.keySet().toArray(String[]::new))
                .param(moved.values().stream().map(Head::length).toArray(Long[]::new))
                .param(column(List.copyOf(moved.values()), Head::hash))
                .update();
    }

    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable String> member) {
        return rows.stream().map(member).toArray(String[]::new);
    }

    /**
     * The steps of one item, oldest first.
     *
     * @param after only those with a greater sequence
     */
    @Transactional(readOnly = true)
    List<ChainedEntry> of(String round, String variable, String office, long after, int limit) {
        return jdbc.sql("""
                        select * from item_history
                        where round = :round and variable = :variable and office = :office and sequence > :after
                        order by sequence limit :limit""")
                .param("round", round)
                .param("variable", variable)
                .param("office", office)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    static ChainedEntry entry(ResultSet row) throws SQLException {
        return new ChainedEntry(
                new HistoryEntry(
                        row.getString("round"),
                        row.getString("variable"),
                        row.getString("office"),
                        row.getLong("sequence"),
                        row.getString("step"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("by_id"),
                        row.getString("by_name"),
                        row.getString("by_organisation"),
                        row.getString("previous_status"),
                        row.getString("status"),
                        row.getBigDecimal("previous_value"),
                        row.getBigDecimal("value"),
                        row.getLong("revision"),
                        row.getBigDecimal("previous_audit_score"),
                        row.getBigDecimal("audit_score"),
                        row.getBigDecimal("computed_score"),
                        row.getString("reason"),
                        row.getObject("fix_by", LocalDate.class),
                        row.getObject("reopened_until", LocalDate.class),
                        row.getString("carried_from")),
                row.getLong("chain_position"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
