package org.rabrong.confirmation.decision;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The items: always read in one query with their surroundings and written in one update, however many they are. Locks are taken in the order
 * of the ids.
 */
@Repository
class Items {

    private static final String WANTED =
            "unnest(:rounds::text[], :variables::text[], :offices::text[]) as wanted (round, variable, office)";

    private static final String NAMED = "from " + WANTED + " join item using (round, variable, office)";

    /** Removed sisters too: a sub-indicator never has two audit scores, whoever comes back. */
    private static final String WITH_SISTERS = """
            from (select distinct named.round, named.office, named.sub_indicator from %s join item named using (round, variable, office)) s
            join item on item.round = s.round and item.office = s.office and item.sub_indicator = s.sub_indicator
            """.formatted(WANTED);

    private static final String LOCKED = " order by item.round, item.variable, item.office for update of item";

    private final JdbcClient jdbc;

    Items(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item with its surroundings. */
    record Found(Item item, ItemFacts facts) {

        ItemView view() {
            return new ItemView(item.id(), item.subIndicator(), item.state(), facts);
        }
    }

    /** Which items a reading takes: those named, or all of their sub-indicators at their offices. */
    enum Reach {
        NAMED(Items.NAMED),
        WITH_SISTERS(Items.WITH_SISTERS);

        private final String from;

        Reach(String from) {
            this.from = from;
        }

        /**
         * The items are found by their keys, and locked, before anything is joined: so many joins at once are planned as a reading of every item.
         */
        String sql(boolean locked) {
            return "select i.*, " + ItemRows.FACTS + "from (select item.* " + from + (locked ? LOCKED : "") + ") i\n"
                    + ItemRows.SURROUNDINGS;
        }
    }

    /** Those of the ids that there are, removed or not; nobody else changes them until the transaction ends. */
    List<Found> lock(Collection<ItemId> ids, Reach reach) {
        return read(ids, reach.sql(true));
    }

    /** The same for reading only. */
    List<Found> find(Collection<ItemId> ids, Reach reach) {
        return read(ids, reach.sql(false));
    }

    private List<Found> read(Collection<ItemId> ids, String sql) {
        return jdbc.sql(sql)
                .param("rounds", column(ids, ItemId::round))
                .param("variables", column(ids, ItemId::variable))
                .param("offices", column(ids, ItemId::office))
                .query((row, _) -> new Found(item(row), ItemRows.facts(row)))
                .list();
    }

    private static Item item(ResultSet row) throws SQLException {
        return new Item(
                ItemRows.id(row),
                row.getString("sub_indicator"),
                ItemRows.state(row),
                row.getLong("sequence"),
                row.getBoolean("assigned"));
    }

    /**
     * Writes what their steps made of them; the rows are locked by this transaction.
     *
     * @param items each once
     */
    void write(List<Item> items) {
        if (items.isEmpty()) {
            return;
        }
        int written = jdbc.sql("""
                        update item i set status = n.status, value = n.value, revision = n.revision, reported_at = n.reported_at,
                            confirmed_value = n.confirmed_value, confirmed_revision = n.confirmed_revision,
                            changed_since_confirmed = n.changed, decided_at = n.decided_at, decided_by = n.decided_by, reason = n.reason,
                            fix_by = n.fix_by, reopened_until = n.reopened_until, audit_score = n.audit_score,
                            proposed_by_id = n.proposed_by_id, proposed_by = n.proposed_by, proposed_at = n.proposed_at,
                            proposed_score = n.proposed_score, proposed_reason = n.proposed_reason,
                            carried_from = n.carried_from, sequence = n.sequence
                        from unnest(:rounds::text[], :variables::text[], :offices::text[], :statuses::text[], :values::numeric[],
                                :revisions::bigint[], :reportedAt::timestamptz[], :confirmedValues::numeric[],
                                :confirmedRevisions::bigint[], :changed::boolean[], :decidedAt::timestamptz[], :decidedBy::text[],
                                :reasons::text[], :fixBy::date[], :reopenedUntil::date[], :auditScores::numeric[],
                                :proposedByIds::text[], :proposedBy::text[], :proposedAt::timestamptz[], :proposedScores::numeric[],
                                :proposedReasons::text[], :carriedFrom::text[], :sequences::bigint[], :storedSequences::bigint[])
                            as n (round, variable, office, status, value, revision, reported_at, confirmed_value, confirmed_revision,
                                changed, decided_at, decided_by, reason, fix_by, reopened_until, audit_score, proposed_by_id, proposed_by,
                                proposed_at, proposed_score, proposed_reason, carried_from, sequence, stored_sequence)
                        where i.round = n.round and i.variable = n.variable and i.office = n.office and i.sequence = n.stored_sequence""")
                .param("rounds", texts(items, item -> item.id().round()))
                .param("variables", texts(items, item -> item.id().variable()))
                .param("offices", texts(items, item -> item.id().office()))
                .param("statuses", texts(items, item -> item.state().status().name()))
                .param("values", decimals(items, item -> item.state().value()))
                .param("revisions", numbers(items, item -> item.state().revision()))
                .param("reportedAt", texts(items, item -> text(item.state().reportedAt())))
                .param("confirmedValues", decimals(items, item -> item.state().confirmedValue()))
                .param("confirmedRevisions", numbers(items, item -> item.state().confirmedRevision()))
                .param(
                        "changed",
                        items.stream()
                                .map(item -> item.state().changedSinceConfirmed())
                                .toArray(Boolean[]::new))
                .param("decidedAt", texts(items, item -> text(item.state().decidedAt())))
                .param("decidedBy", texts(items, item -> item.state().decidedBy()))
                .param("reasons", texts(items, item -> item.state().reason()))
                .param("fixBy", texts(items, item -> text(item.state().fixBy())))
                .param("reopenedUntil", texts(items, item -> text(item.state().reopenedUntil())))
                .param("auditScores", decimals(items, item -> item.state().auditScore()))
                .param("proposedByIds", texts(items, proposal(Proposal::byId)))
                .param("proposedBy", texts(items, proposal(Proposal::byName)))
                .param("proposedAt", texts(items, proposal(made -> made.at().toString())))
                .param("proposedScores", decimals(items, proposal(Proposal::score)))
                .param("proposedReasons", texts(items, proposal(Proposal::reason)))
                .param("carriedFrom", texts(items, item -> item.state().carriedFrom()))
                .param("sequences", numbers(items, Item::sequence))
                .param("storedSequences", numbers(items, Item::storedSequence))
                .update();
        if (written != items.size()) {
            throw new IllegalStateException(written + " of " + items.size() + " items were as they had been read");
        }
    }

    /** Adds those that are not there yet and gives back those that were removed, in one round trip and in the order of the locks. */
    void create(List<NewItems> created) {
        List<String[]> rows = created.stream()
                .flatMap(batch -> batch.offices().stream().map(office -> new String[] {
                    batch.round(), batch.variable(), office, batch.plan(), batch.subIndicator(), batch.bureau()
                }))
                .toList();
        jdbc.sql("""
                        insert into item (round, variable, office, plan, sub_indicator, bureau)
                        select distinct on (round, variable, office) round, variable, office, plan, sub_indicator, bureau
                        from unnest(:rounds::text[], :variables::text[], :offices::text[], :plans::text[],
                            :subIndicators::text[], :bureaus::text[])
                            with ordinality as n (round, variable, office, plan, sub_indicator, bureau, position)
                        order by round, variable, office, position desc
                        on conflict (round, variable, office) do update set assigned = true, bureau = excluded.bureau
                        where not item.assigned or item.bureau <> excluded.bureau""")
                .param("rounds", texts(rows, row -> row[0]))
                .param("variables", texts(rows, row -> row[1]))
                .param("offices", texts(rows, row -> row[2]))
                .param("plans", texts(rows, row -> row[3]))
                .param("subIndicators", texts(rows, row -> row[4]))
                .param("bureaus", texts(rows, row -> row[5]))
                .update();
    }

    /** Takes them out of everybody's sight; all that they have stays. */
    void remove(List<RemovedItems> removed) {
        List<ItemId> ids = removed.stream()
                .flatMap(batch ->
                        batch.offices().stream().map(office -> new ItemId(batch.round(), batch.variable(), office)))
                .toList();
        jdbc.sql("""
                        with locked as (
                            select i.round, i.variable, i.office from item i
                            where i.assigned and (i.round, i.variable, i.office) in (
                                select * from unnest(:rounds::text[], :variables::text[], :offices::text[]))
                            order by i.round, i.variable, i.office for update)
                        update item i set assigned = false from locked
                        where i.round = locked.round and i.variable = locked.variable and i.office = locked.office""")
                .param("rounds", column(ids, ItemId::round))
                .param("variables", column(ids, ItemId::variable))
                .param("offices", column(ids, ItemId::office))
                .update();
    }

    private static <T extends @Nullable Object> Function<Item, @Nullable T> proposal(
            Function<Proposal, @Nullable T> member) {
        return item -> {
            Proposal made = item.state().proposal();
            return made == null ? null : member.apply(made);
        };
    }

    private static String[] column(Collection<ItemId> ids, Function<ItemId, String> part) {
        return ids.stream().map(part).toArray(String[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> member) {
        return rows.stream().map(member).toArray(String[]::new);
    }

    private static @Nullable BigDecimal[] decimals(List<Item> items, Function<Item, @Nullable BigDecimal> member) {
        return items.stream().map(member).toArray(BigDecimal[]::new);
    }

    private static @Nullable Long[] numbers(List<Item> items, Function<Item, @Nullable Long> member) {
        return items.stream().map(member).toArray(Long[]::new);
    }

    private static @Nullable String text(@Nullable Object dateOrInstant) {
        return dateOrInstant == null ? null : dateOrInstant.toString();
    }
}
