package org.rabrong.indicator.round.items;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Creates the items of a round (สร้างรายการกรอกข้อมูล) in one statement: every variable of the plan version times every office that reports it.
 * Items that exist stay as they are, so it may be run again at any time: after new offices it creates only theirs.
 */
@Component
public class Items {

    private static final String CREATE_MISSING = """
            insert into item (round, variable, office, created_at)
            select :round, v.variable, o.code, :now
            from unnest(:variables::text[], :reporters::text[], :lists::text[]) as v (variable, reporters, list)
            join office o
              on v.reporters = 'ALL' or v.reporters = o.kind
              or (v.reporters = 'LIST' and o.code = any (string_to_array(v.list, ',')))
            order by v.variable, o.code
            on conflict do nothing
            returning variable, office""";

    private final JdbcClient database;
    private final Clock clock;

    Items(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Created(String variable, String office) {}

    /**
     * Creates what is missing.
     *
     * @return one event per variable that has new items, in the plan's order, naming only the new offices
     */
    public List<ItemsCreated> createMissing(String round, PlanTree plan) {
        List<String> variables = new ArrayList<>();
        List<String> reporters = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        plan.subIndicators().forEach(sub -> {
            for (Variable variable : sub.variables()) {
                variables.add(variable.code());
                reporters.add(sub.reporters().kind().name());
                lists.add(String.join(",", sub.reporters().offices()));
            }
        });
        Map<String, List<String>> newOffices = new TreeMap<>();
        database.sql(CREATE_MISSING)
                .param("round", round)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("variables", variables.toArray(String[]::new))
                .param("reporters", reporters.toArray(String[]::new))
                .param("lists", lists.toArray(String[]::new))
                .query((row, number) -> new Created(row.getString(1), row.getString(2)))
                .list()
                .forEach(created -> newOffices
                        .computeIfAbsent(created.variable(), variable -> new ArrayList<>())
                        .add(created.office()));
        return plan.subIndicators()
                .flatMap(sub -> sub.variables().stream()
                        .filter(variable -> newOffices.containsKey(variable.code()))
                        .map(variable -> event(round, plan, sub, variable, newOffices)))
                .toList();
    }

    private static ItemsCreated event(
            String round, PlanTree plan, SubIndicator sub, Variable variable, Map<String, List<String>> newOffices) {
        List<String> offices = newOffices.getOrDefault(variable.code(), List.of()).stream()
                .sorted()
                .toList();
        return new ItemsCreated(round, plan.plan(), plan.version(), sub.code(), variable.code(), sub.bureau(), offices);
    }

    /** How many items the round has. */
    public int count(String round) {
        return database.sql("select count(*) from item where round = :round")
                .param("round", round)
                .query(Integer.class)
                .single();
    }
}
