package org.rabrong.confirmation.history;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code item_history}: the database itself refuses to change or delete a row. Every entry comes through
 * {@link #append}, in the order of its item's steps and under that item's row lock: here each will get the hash of the one before.
 */
@Component
public class ItemHistory {

    private static final String INSERT = """
            insert into item_history (round, variable, office, sequence, step, at, by_id, by_name, by_organisation,
                previous_status, status, previous_value, value, revision, previous_audit_score, audit_score, computed_score,
                reason, fix_by, reopened_until, carried_from)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    ItemHistory(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** Adds the entries in the caller's transaction, in one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<HistoryEntry> entries) {
        jdbc.batchUpdate(INSERT, entries, Math.max(1, entries.size()), (row, entry) -> {
            row.setString(1, entry.round());
            row.setString(2, entry.variable());
            row.setString(3, entry.office());
            row.setLong(4, entry.sequence());
            row.setString(5, entry.step());
            row.setObject(6, entry.at().atOffset(ZoneOffset.UTC));
            row.setString(7, entry.byId());
            row.setString(8, entry.byName());
            row.setString(9, entry.byOrganisation());
            row.setString(10, entry.previousStatus());
            row.setString(11, entry.status());
            row.setBigDecimal(12, entry.previousValue());
            row.setBigDecimal(13, entry.value());
            row.setLong(14, entry.revision());
            row.setBigDecimal(15, entry.previousAuditScore());
            row.setBigDecimal(16, entry.auditScore());
            row.setBigDecimal(17, entry.computedScore());
            row.setString(18, entry.reason());
            row.setObject(19, entry.fixBy());
            row.setObject(20, entry.reopenedUntil());
            row.setString(21, entry.carriedFrom());
        });
    }

    /**
     * The steps of one item, oldest first.
     *
     * @param after only those with a greater sequence
     */
    @Transactional(readOnly = true)
    public List<HistoryEntry> of(String round, String variable, String office, long after, int limit) {
        return client.sql("""
                        select * from item_history
                        where round = :round and variable = :variable and office = :office and sequence > :after
                        order by sequence limit :limit""")
                .param("round", round)
                .param("variable", variable)
                .param("office", office)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> new HistoryEntry(
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
                        row.getObject("fix_by", java.time.LocalDate.class),
                        row.getObject("reopened_until", java.time.LocalDate.class),
                        row.getString("carried_from")))
                .list();
    }
}
