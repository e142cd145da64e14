package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.DecisionCommand.Clear;
import org.rabrong.confirmation.decision.DecisionCommand.FromOffice;
import org.rabrong.confirmation.decision.DecisionCommand.Report;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Entries that arrive before their item: nothing orders the entries' topic against the rounds' topic. They are kept and applied
 * when the item is created, in order, rather than retried until it is, because nothing bounds that wait.
 *
 * <p>An item is created, and found missing, under one lock: otherwise an entry could be put aside in the very moment in which
 * its item is created, and wait for ever. The lock is taken before any row lock, and never by a person's decision.
 */
@Component
class EarlyEntries {

    private static final long CREATION_LOCK = 0x72616272_6f6e6701L;

    private final JdbcClient client;
    private final JdbcTemplate jdbc;

    EarlyEntries(JdbcClient client, JdbcTemplate jdbc) {
        this.client = client;
        this.jdbc = jdbc;
    }

    /** Until the transaction ends nobody else creates items or puts entries aside. */
    void holdCreation() {
        client.sql("select pg_advisory_xact_lock(:key)")
                .param("key", CREATION_LOCK)
                .query(_ -> {});
    }

    void holdCreationIfUnknown(List<ItemId> ids) {
        long known = client.sql("""
                        select count(*) from item
                        where (round, variable, office) in (
                            select * from unnest(:rounds::text[], :variables::text[], :offices::text[]))""")
                .param("rounds", column(ids, ItemId::round))
                .param("variables", column(ids, ItemId::variable))
                .param("offices", column(ids, ItemId::office))
                .query(Long.class)
                .single();
        if (known < ids.size()) {
            holdCreation();
        }
    }

    void keep(List<OfficeReport> early) {
        if (early.isEmpty()) {
            return;
        }
        jdbc.batchUpdate("""
                insert into early_entry (round, variable, office, revision, value, by_id, by_name, by_organisation, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", early, early.size(), (row, report) -> {
            row.setString(1, report.item().round());
            row.setString(2, report.item().variable());
            row.setString(3, report.item().office());
            row.setLong(4, report.command().revision());
            row.setBigDecimal(5, valueOf(report.command()));
            row.setString(6, report.by().id());
            row.setString(7, report.by().name());
            row.setString(8, report.by().organisation());
            row.setObject(9, report.at().atOffset(ZoneOffset.UTC));
        });
    }

    /** Removes and returns the entries whose items there are now, each item's in the order of their revisions. */
    List<OfficeReport> takeKnown() {
        return client.sql("""
                        delete from early_entry e using item i
                        where i.round = e.round and i.variable = e.variable and i.office = e.office
                        returning e.*""").query(EarlyEntries::report).list().stream()
                .sorted(Comparator.comparing(OfficeReport::item)
                        .thenComparingLong(report -> report.command().revision()))
                .toList();
    }

    private static OfficeReport report(ResultSet row, int number) throws SQLException {
        long revision = row.getLong("revision");
        BigDecimal value = row.getBigDecimal("value");
        return new OfficeReport(
                new ItemId(row.getString("round"), row.getString("variable"), row.getString("office")),
                value == null ? new Clear(revision) : new Report(revision, value),
                new Actor(row.getString("by_id"), row.getString("by_name"), row.getString("by_organisation")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable BigDecimal valueOf(FromOffice command) {
        return switch (command) {
            case Report report -> report.value();
            case Clear _ -> null;
        };
    }

    private static String[] column(List<ItemId> ids, Function<ItemId, String> part) {
        return ids.stream().map(part).toArray(String[]::new);
    }
}
