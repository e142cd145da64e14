package org.rabrong.confirmation.decision;

import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The items, always locked in the order of their ids and in one query with their surroundings; changes are written at the commit. */
@Repository
class Items {

    private static final String SELECT = "select {i.*}, " + ItemRows.FACTS + ItemRows.FROM;
    private static final String IN_LOCK_ORDER = " order by i.round, i.variable, i.office for update of i";

    private static final String ONE =
            SELECT + "where i.round = :round and i.variable = :variable and i.office = :office for update of i";

    /** Removed sisters too: a sub-indicator never has two audit scores, whoever comes back. */
    private static final String SUB_INDICATOR = SELECT + """
            where i.round = :round and i.office = :office and i.sub_indicator = (
                select named.sub_indicator from item named
                where named.round = :round and named.variable = :variable and named.office = :office)
            """ + IN_LOCK_ORDER;

    /** The items are found by their keys and locked before anything is joined: so many joins at once are planned as a reading of every item. */
    static final String SEVERAL = "select {i.*}, " + ItemRows.FACTS + """
            from (
                select item.*
                from unnest(cast(:rounds as text[]), cast(:variables as text[]), cast(:offices as text[])) as wanted (round, variable, office)
                join item using (round, variable, office)
                order by item.round, item.variable, item.office for update of item) i
            """ + ItemRows.SURROUNDINGS;

    private final EntityManager entities;
    private final JdbcClient jdbc;

    Items(EntityManager entities, JdbcClient jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** An item that nobody else changes until the transaction ends, with its surroundings. */
    record Locked(Item item, ItemFacts facts) {

        ItemView view() {
            return new ItemView(item.id(), item.subIndicator(), item.state(), facts);
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
                .param("rounds", column(rows, 0))
                .param("variables", column(rows, 1))
                .param("offices", column(rows, 2))
                .param("plans", column(rows, 3))
                .param("subIndicators", column(rows, 4))
                .param("bureaus", column(rows, 5))
                .update();
    }

    /** Takes them out of everybody's sight; all that they have stays. */
    void remove(List<RemovedItems> removed) {
        List<String[]> rows = removed.stream()
                .flatMap(batch ->
                        batch.offices().stream().map(office -> new String[] {batch.round(), batch.variable(), office}))
                .toList();
        jdbc.sql("""
                        with locked as (
                            select i.round, i.variable, i.office from item i
                            where i.assigned and (i.round, i.variable, i.office) in (
                                select * from unnest(:rounds::text[], :variables::text[], :offices::text[]))
                            order by i.round, i.variable, i.office for update)
                        update item i set assigned = false from locked
                        where i.round = locked.round and i.variable = locked.variable and i.office = locked.office""")
                .param("rounds", column(rows, 0))
                .param("variables", column(rows, 1))
                .param("offices", column(rows, 2))
                .update();
    }

    private static String[] column(List<String[]> rows, int index) {
        return rows.stream().map(row -> row[index]).toArray(String[]::new);
    }

    /** The item alone, removed or not; an empty list when there is none. */
    List<Locked> lock(ItemId id) {
        return named(ONE, id);
    }

    /** All items of the named one's sub-indicator at its office. */
    List<Locked> lockSubIndicator(ItemId id) {
        return named(SUB_INDICATOR, id);
    }

    /** Those of the ids that there are. */
    List<Locked> lock(Collection<ItemId> ids) {
        return locked(query(SEVERAL)
                .setParameter("rounds", ids.stream().map(ItemId::round).toArray(String[]::new))
                .setParameter("variables", ids.stream().map(ItemId::variable).toArray(String[]::new))
                .setParameter("offices", ids.stream().map(ItemId::office).toArray(String[]::new)));
    }

    private List<Locked> named(String sql, ItemId id) {
        return locked(query(sql)
                .setParameter("round", id.round())
                .setParameter("variable", id.variable())
                .setParameter("office", id.office()));
    }

    private NativeQuery<@Nullable Object[]> query(String sql) {
        return entities.unwrap(Session.class)
                .createNativeQuery(sql, Object[].class)
                .addEntity("i", Item.class)
                .addScalar("certifying_bureau", String.class)
                .addScalar("audit_mode", Boolean.class)
                .addScalar("certification_opens", LocalDate.class)
                .addScalar("certification_closes", LocalDate.class)
                .addScalar("variable_name", String.class)
                .addScalar("unit", String.class)
                .addScalar("office_name", String.class)
                .addScalar("office_kind", String.class)
                .addScalar("files", Integer.class)
                .addScalar("self_score", BigDecimal.class)
                .addScalar("official_score", BigDecimal.class)
                .addScalar("previous_round", String.class)
                .addScalar("previous_value", BigDecimal.class)
                .addScalar("deviation_percent", Integer.class)
                .addScalar("denominator", String.class)
                .addScalar("denominator_value", BigDecimal.class)
                .addScalar("evidence_required", Boolean.class)
                .addScalar("office_files", Integer.class)
                .addScalar("explanations", String.class);
    }

    private static List<Locked> locked(NativeQuery<@Nullable Object[]> query) {
        return query.getResultList().stream()
                .map(row -> new Locked((Item) row[0], ItemRows.facts(row, 1)))
                .toList();
    }
}
