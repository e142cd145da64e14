package org.rabrong.indicator.round.items;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What creating or removing items would do, counted by the same rules as {@link ItemsStep} works by; nothing is changed. */
@Component
class Previews {

    /** Hashed subqueries: joins would go by statistics that do not know yet what was created a moment ago. */
    private static final String WANTED = """
            with wanted as (select distinct v.variable, o.code as office, o.kind from %s),
            compared as (
                select w.variable, w.kind,
                       (w.variable, w.office) in (select variable, office from item where round = :round and assigned) as is_there,
                       (w.variable, w.office) in (select variable, office from item where round = :from and assigned
                                                  and (has_value or has_decision)) as has_data
                from wanted w)
            select variable, kind, count(*) as wanted, count(*) filter (where is_there) as existing,
                   count(*) filter (where has_data and not is_there) as carried
            from compared group by variable, kind""".formatted(Asked.VARIABLES_AND_OFFICES);

    private static final String OFFICES = """
            select count(*) filter (where kind = 'PRIMARY') as primary_offices, count(*) filter (where kind = 'SECONDARY') as secondary_offices
            from office where (since is null or since <= :day) and (until is null or until >= :day)""";

    private static final int FIRST = 20;

    private final JdbcClient database;
    private final Clock clock;

    Previews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record OfKinds(int primary, int secondary) {}

    record OfBureau(String bureau, @Nullable String bureauNameTh, int variables, int items) {}

    /** @param items missing items that would start with what the earlier round has */
    record Carried(String variable, String nameTh, int items) {}

    /** @param rounds to choose from, the latest first */
    record CarryForward(@Nullable String from, List<String> rounds, List<Carried> variables, int items) {}

    /** @param violation its rule and the arguments of its text */
    record Warning(@Nullable String variable, Violation violation) {}

    /**
     * @param existing items that are there and stay
     * @param toRemove items that the plan version asks for no more
     * @param byKind items that there will be
     */
    record OfCreation(
            int toCreate,
            int existing,
            int toRemove,
            LocalDate day,
            OfKinds offices,
            int variables,
            OfKinds byKind,
            List<OfBureau> byBureau,
            CarryForward carryForward,
            List<Warning> warnings) {}

    record Reported(
            String variable, String office, @Nullable String officeNameTh) {}

    /** @param reported of the items, those that hold reported data */
    record OfRemoval(int items, int variables, int offices, int reported, List<Reported> firstReported) {}

    private record Row(String variable, String kind, int wanted, int existing, int carried) {}

    OfCreation ofCreation(RoundFrame round, Asked asked, @Nullable String from, List<RoundFrame> earlier) {
        List<Row> rows = asked.bind(database.sql(WANTED))
                .param("round", round.round())
                .param("from", from)
                .query(Row.class)
                .list();
        Map<String, int[]> byVariable = new LinkedHashMap<>(); // wanted, carried
        int existing = 0;
        int primary = 0;
        int wanted = 0;
        for (Row row : rows) {
            int[] counts = byVariable.computeIfAbsent(row.variable(), variable -> new int[2]);
            counts[0] += row.wanted();
            counts[1] += row.carried();
            existing += row.existing();
            wanted += row.wanted();
            primary += row.kind().equals("PRIMARY") ? row.wanted() : 0;
        }
        Set<String> earlierVariables = from == null ? Set.of() : variablesWithItems(from);
        List<Carried> carried = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        if (round.isClosedOn(LocalDate.now(clock))) {
            warnings.add(new Warning(null, Violation.of("", "closed-round", round.certificationCloses())));
        }
        asked.places().forEach((code, place) -> {
            if (!place.variable().carryForward()) {
                return;
            }
            if (place.variable().cumulative()) {
                warnings.add(new Warning(
                        code,
                        Violation.of(
                                "", "carry-forward-cumulative", place.variable().nameTh())));
            }
            if (from != null) {
                carried.add(
                        new Carried(code, place.variable().nameTh(), byVariable.getOrDefault(code, new int[2])[1]));
                if (!earlierVariables.contains(code)) {
                    warnings.add(new Warning(code, Violation.of("", "carry-forward-no-items", from)));
                }
            } else if (round.months() > 6 && warnings.stream().noneMatch(Previews::tellsNoRound)) {
                warnings.add(new Warning(null, Violation.of("", "carry-forward-no-round")));
            }
        });
        return new OfCreation(
                wanted - existing,
                existing,
                round.items() - existing,
                asked.day(),
                officesOn(asked.day()),
                asked.places().size(),
                new OfKinds(primary, wanted - primary),
                byBureau(asked, byVariable),
                new CarryForward(
                        from,
                        earlier.stream().map(RoundFrame::round).toList(),
                        carried,
                        carried.stream().mapToInt(Carried::items).sum()),
                warnings);
    }

    private static boolean tellsNoRound(Warning warning) {
        return warning.violation().rule().equals("carry-forward-no-round");
    }

    private Set<String> variablesWithItems(String round) {
        return new LinkedHashSet<>(database.sql("select distinct variable from item where round = :round and assigned")
                .param("round", round)
                .query(String.class)
                .list());
    }

    private OfKinds officesOn(LocalDate day) {
        return database.sql(OFFICES)
                .param("day", day)
                .query((row, number) -> new OfKinds(row.getInt(1), row.getInt(2)))
                .single();
    }

    private List<OfBureau> byBureau(Asked asked, Map<String, int[]> byVariable) {
        Map<String, int[]> bureaus = new LinkedHashMap<>(); // variables, items
        asked.places().forEach((code, place) -> {
            int[] counts = bureaus.computeIfAbsent(place.subIndicator().bureau(), bureau -> new int[2]);
            counts[0]++;
            counts[1] += byVariable.getOrDefault(code, new int[2])[0];
        });
        Map<String, String> names = new LinkedHashMap<>();
        database.sql("select code, name_th from bureau").query(row -> {
            names.put(row.getString("code"), row.getString("name_th"));
        });
        return bureaus.entrySet().stream()
                .map(bureau -> new OfBureau(
                        bureau.getKey(), names.get(bureau.getKey()), bureau.getValue()[0], bureau.getValue()[1]))
                .toList();
    }

    OfRemoval ofRemoval(RoundFrame round, Asked asked, RemovalScope scope) {
        List<Reported> first = bound(round, asked, scope, """
                select i.variable, i.office, (select name_th from office where code = i.office) as office_name_th
                from item i where i.reported and %s order by i.variable, i.office limit %d""".formatted(RemovalScope.CONDITION, FIRST))
                .query(Reported.class)
                .list();
        return bound(round, asked, scope, """
                select count(*), count(distinct i.variable), count(distinct i.office), count(*) filter (where i.reported)
                from item i where
                """ + RemovalScope.CONDITION)
                .query((row, number) ->
                        new OfRemoval(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), first))
                .single();
    }

    /** The variables that a removal goes through. */
    List<String> variablesOf(RoundFrame round, Asked asked, RemovalScope scope) {
        return bound(
                        round,
                        asked,
                        scope,
                        "select distinct i.variable from item i where " + RemovalScope.CONDITION
                                + " order by i.variable")
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec bound(RoundFrame round, Asked asked, RemovalScope scope, String sql) {
        return scope.bind(asked.bind(database.sql(sql))).param("round", round.round());
    }
}
