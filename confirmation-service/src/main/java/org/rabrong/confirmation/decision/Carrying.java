package org.rabrong.confirmation.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.rabrong.confirmation.decision.DecisionCommand.CarryForward;
import org.rabrong.confirmation.decision.Ledger.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings value and decision of an earlier round to new items: one query that reads and locks, one update, whatever the number of items. The
 * step itself is the workflow's. Only an item without any step takes part, so that repeating changes nothing.
 */
@Component
class Carrying {

    private static final String FIND = """
            select n.position, i.sub_indicator as own_sub_indicator, p.*,
                coalesce((
                    select v.bureau from round_schedule w
                    join plan_variable v on v.plan = w.plan and v.version = w.plan_version
                    where w.round = n.round and v.variable = n.variable), i.bureau) as certifying_bureau
            from unnest(:rounds::text[], :variables::text[], :offices::text[], :sources::text[])
                with ordinality as n (round, variable, office, source, position)
            join item i on i.round = n.round and i.variable = n.variable and i.office = n.office
                and i.assigned and i.sequence = 0
            join item p on p.round = n.source and p.variable = n.variable and p.office = n.office
                and p.assigned and p.status <> 'NOT_REPORTED'
            order by i.round, i.variable, i.office, n.position
            for update of i""";

    private final JdbcClient jdbc;
    private final Items items;

    Carrying(JdbcClient jdbc, Items items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /** What a row of {@link #FIND} says. */
    private record Found(Item item, CarryForward command, String bureau, NewItems cause) {}

    private record Wanted(ItemId item, String source, NewItems cause) {}

    /** The steps taken, each still to be recorded in this transaction. */
    List<Step> carry(List<NewItems> created) {
        List<Wanted> wanted = new ArrayList<>();
        for (NewItems batch : created) {
            String source = batch.carryForwardFrom();
            if (source != null) {
                batch.offices()
                        .forEach(office -> wanted.add(
                                new Wanted(new ItemId(batch.round(), batch.variable(), office), source, batch)));
            }
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        List<Item> changed = new ArrayList<>();
        for (Found found : find(wanted)) {
            NewItems cause = found.cause();
            steps.add(new Step(found.item().apply(found.command(), cause.by(), cause.at()), found.bureau(), null));
            changed.add(found.item());
        }
        items.write(changed);
        return steps;
    }

    /** The first that is found of an item told twice. */
    private Iterable<Found> find(List<Wanted> wanted) {
        Map<ItemId, Found> found = new LinkedHashMap<>();
        jdbc.sql(FIND)
                .param("rounds", texts(wanted, row -> row.item().round()))
                .param("variables", texts(wanted, row -> row.item().variable()))
                .param("offices", texts(wanted, row -> row.item().office()))
                .param("sources", texts(wanted, Wanted::source))
                .query((row, _) -> {
                    Wanted asked = wanted.get(row.getInt("position") - 1);
                    return new Found(
                            new Item(asked.item(), row.getString("own_sub_indicator")),
                            new CarryForward(asked.source(), ItemRows.state(row)),
                            row.getString("certifying_bureau"),
                            asked.cause());
                })
                .list()
                .forEach(one -> found.putIfAbsent(one.item().id(), one));
        return found.values();
    }

    private static String[] texts(List<Wanted> rows, Function<Wanted, String> member) {
        return rows.stream().map(member).toArray(String[]::new);
    }
}
