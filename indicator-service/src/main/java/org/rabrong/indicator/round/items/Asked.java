package org.rabrong.indicator.round.items;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a plan version asks of whom: its open variables in the plan's order, each with the offices that report it.
 *
 * @param day offices that exist on this day report
 */
public record Asked(Map<String, Place> places, LocalDate day) {

    /**
     * Rows {@code v (variable, reporters, list)} joined with the offices {@code o} that report them; takes the parameters of {@link
     * #bind}.
     */
    public static final String VARIABLES_AND_OFFICES = """
            unnest(:asked::text[], :reporters::text[], :lists::text[]) as v (variable, reporters, list)
            join office o
              on (v.reporters = 'ALL' or v.reporters = o.kind or (v.reporters = 'LIST' and o.code = any (string_to_array(v.list, ','))))
             and (o.since is null or o.since <= :day) and (o.until is null or o.until >= :day)""";

    /** Where a variable stands. */
    public record Place(SubIndicator subIndicator, Variable variable) {}

    public static Asked of(PlanTree plan, LocalDate day) {
        Map<String, Place> places = new LinkedHashMap<>();
        plan.subIndicators()
                .forEach(sub -> sub.variables().stream()
                        .filter(Variable::open)
                        .forEach(variable -> places.put(variable.code(), new Place(sub, variable))));
        return new Asked(places, day);
    }

    /** Only this variable; nothing where the plan does not ask for it. */
    Asked only(String variable) {
        Place place = places.get(variable);
        return new Asked(place == null ? Map.of() : Map.of(variable, place), day);
    }

    public List<String> variables() {
        return List.copyOf(places.keySet());
    }

    @Nullable
    Place place(String variable) {
        return places.get(variable);
    }

    /** Binds {@code asked}, {@code reporters}, {@code lists} and {@code day}. */
    public StatementSpec bind(StatementSpec sql) {
        List<String> reporters = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        places.values().forEach(place -> {
            reporters.add(place.subIndicator().reporters().kind().name());
            lists.add(String.join(",", place.subIndicator().reporters().offices()));
        });
        return sql.param("asked", places.keySet().toArray(String[]::new))
                .param("reporters", reporters.toArray(String[]::new))
                .param("lists", lists.toArray(String[]::new))
                .param("day", day);
    }
}
