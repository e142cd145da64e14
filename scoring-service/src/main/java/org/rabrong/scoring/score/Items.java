package org.rabrong.scoring.score;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.rules.ItemStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The states of all items; every method is one statement, whatever the number of rows. */
@Component
public class Items {

    private final JdbcClient jdbc;

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Items of a variable are asked for: new ones are not reported, those that are there keep their state. */
    public void create(String round, String subIndicator, String variable, Collection<String> offices) {
        jdbc.sql("""
                insert into item as i (round, office, variable, sub_indicator, assigned)
                select ?, office, ?, ?, true from unnest(?::text[]) as o (office) order by office
                on conflict (round, office, variable) do update set assigned = true, sub_indicator = excluded.sub_indicator
                where not i.assigned""")
                .param(round)
                .param(variable)
                .param(subIndicator)
                .param(offices.toArray(String[]::new))
                .update();
    }

    /** Items of a variable are asked for no more; their states stay for the day on which they are again. */
    public void remove(String round, String variable, Collection<String> offices) {
        jdbc.sql("""
                update item set assigned = false
                where round = ? and variable = ? and office = any (?::text[]) and assigned""")
                .param(round)
                .param(variable)
                .param(offices.toArray(String[]::new))
                .update();
    }

    /** Keeps states, each item at most once in the list; items that were not known are not asked for yet; never goes back to an older event. */
    public void keep(List<ItemState> states) {
        jdbc.sql("""
                insert into item as i (round, office, variable, sub_indicator, status, value, revision, audit_score, audited_at,
                    reason, by_name, by_organisation, at, sequence)
                select round, office, variable, sub_indicator, status, value::numeric, revision, audit_score::numeric,
                    audited_at::timestamptz, reason, by_name, by_organisation, at::timestamptz, sequence
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    as s (round, office, variable, sub_indicator, status, value, revision, audit_score, audited_at,
                        reason, by_name, by_organisation, at, sequence)
                on conflict (round, office, variable) do update
                set sub_indicator = excluded.sub_indicator, status = excluded.status, value = excluded.value,
                    revision = excluded.revision, audit_score = excluded.audit_score,
                    audited_at = case when excluded.audit_score is null then null
                        else coalesce(excluded.audited_at, i.audited_at, excluded.at) end,
                    reason = excluded.reason, by_name = excluded.by_name, by_organisation = excluded.by_organisation,
                    at = excluded.at, sequence = excluded.sequence
                where i.sequence < excluded.sequence""")
                .param(texts(states, state -> state.officeRound().round()))
                .param(texts(states, state -> state.officeRound().office()))
                .param(texts(states, ItemState::variable))
                .param(texts(states, ItemState::subIndicator))
                .param(texts(states, state -> state.status().name()))
                .param(texts(states, state -> plain(state.value())))
                .param(states.stream().mapToLong(ItemState::revision).toArray())
                .param(texts(states, state -> plain(state.auditScore())))
                .param(texts(states, state -> text(state.auditedAt())))
                .param(texts(states, ItemState::reason))
                .param(texts(states, ItemState::byName))
                .param(texts(states, ItemState::byOrganisation))
                .param(texts(states, state -> text(state.at())))
                .param(states.stream().mapToLong(ItemState::sequence).toArray())
                .update();
    }

    /** The items that are asked of the offices, by office; an office without any is missing. */
    Map<OfficeRound, List<ItemState>> of(Collection<OfficeRound> offices) {
        Map<OfficeRound, List<ItemState>> states = new TreeMap<>();
        jdbc.sql("""
                select i.* from unnest(?::text[], ?::text[]) as o (round, office)
                join item i on i.round = o.round and i.office = o.office and i.assigned
                order by i.round, i.office, i.variable""")
                .param(texts(offices, OfficeRound::round))
                .param(texts(offices, OfficeRound::office))
                .query(Items::state)
                .list()
                .forEach(state -> states.computeIfAbsent(state.officeRound(), key -> new ArrayList<>())
                        .add(state));
        return states;
    }

    /** The items that are asked of one office. */
    public List<ItemState> of(OfficeRound office) {
        return of(List.of(office)).getOrDefault(office, List.of());
    }

    /** The offices that have or had items in any of the rounds. */
    Collection<OfficeRound> officesIn(Collection<String> rounds) {
        return new TreeSet<>(jdbc.sql("select distinct round, office from item where round = any (?::text[])")
                .param(rounds.toArray(String[]::new))
                .query((row, number) -> new OfficeRound(row.getString("round"), row.getString("office")))
                .list());
    }

    private static ItemState state(ResultSet row, int number) throws SQLException {
        return new ItemState(
                new OfficeRound(row.getString("round"), row.getString("office")),
                row.getString("variable"),
                row.getString("sub_indicator"),
                ItemStatus.valueOf(row.getString("status")),
                row.getBigDecimal("value"),
                row.getLong("revision"),
                row.getBigDecimal("audit_score"),
                instant(row, "audited_at"),
                row.getString("reason"),
                row.getString("by_name"),
                row.getString("by_organisation"),
                instant(row, "at"),
                row.getLong("sequence"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
