package org.rabrong.indicator.assignment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.rabrong.indicator.plan.Plans;
import org.rabrong.indicator.round.items.Asked;
import org.rabrong.indicator.round.items.RoundFrame;
import org.rabrong.indicator.round.items.RoundFrames;
import org.rabrong.platform.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads assignments: the tree from a plan version, the offices counted in one statement. A round that has items tells who has an item; one
 * without, and a plan, who would have one: the offices that exist on the last day of the period, of a plan on the last day of the year.
 */
@Component
class Assignments {

    private static final int MONTHS_OF_A_YEAR = 12;

    private static final String OF_ITEMS = """
            select variable, count(*) as offices, count(*) filter (where office = :office) as this_one
            from item where round = :round and assigned group by variable""";

    private static final String OF_PLAN = """
            select v.variable, count(distinct o.code) as offices, count(*) filter (where o.code = :office) as this_one
            from %s group by v.variable""".formatted(Asked.VARIABLES_AND_OFFICES);

    private final JdbcClient database;
    private final RoundFrames rounds;
    private final Plans plans;

    Assignments(JdbcClient database, RoundFrames rounds, Plans plans) {
        this.database = database;
        this.rounds = rounds;
        this.plans = plans;
    }

    /** What narrows the list; null does not. */
    record Filter(
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String indicator) {}

    /** @param names of the offices that are listed by code */
    record Listing(String title, List<Assignment> assignments, Map<String, String> names) {}

    private record Count(String variable, int offices, int thisOne) {}

    @Transactional(readOnly = true)
    Listing ofRound(String id, Filter filter) {
        RoundFrame round = rounds.find(id).orElseThrow(() -> Problem.notFound("round", id));
        PlanTree plan = plans.version(round.plan(), round.planVersion()).orElseThrow();
        List<Count> counts = round.items() > 0
                ? database.sql(OF_ITEMS)
                        .param("round", id)
                        .param("office", filter.office())
                        .query(Count.class)
                        .list()
                : wouldBe(plan, round.day(), filter);
        return listing(plan, counts, filter);
    }

    @Transactional(readOnly = true)
    Listing ofPlan(String id, Filter filter) {
        PlanTree plan = plans.published(id).orElseThrow(() -> Problem.notFound("plan", id));
        return listing(plan, wouldBe(plan, RoundFrame.lastDay(plan.fiscalYear(), MONTHS_OF_A_YEAR), filter), filter);
    }

    private List<Count> wouldBe(PlanTree plan, LocalDate day, Filter filter) {
        return Asked.of(plan, day)
                .bind(database.sql(OF_PLAN))
                .param("office", filter.office())
                .query(Count.class)
                .list();
    }

    private Listing listing(PlanTree plan, List<Count> counts, Filter filter) {
        Map<String, Integer> offices = new HashMap<>();
        Set<String> ofTheOffice = new HashSet<>();
        for (Count count : counts) {
            offices.put(count.variable(), count.offices());
            if (count.thisOne() > 0) {
                ofTheOffice.add(count.variable());
            }
        }
        Map<String, String> bureaus = names("select code, name_th from bureau");
        Predicate<Assignment> wanted =
                assignment -> (filter.bureau() == null || filter.bureau().equals(assignment.bureau()))
                        && (filter.office() == null || ofTheOffice.contains(assignment.variable()))
                        && (filter.indicator() == null
                                || filter.indicator().equals(assignment.indicator())
                                || filter.indicator().equals(assignment.subIndicator()));
        List<Assignment> assignments = new ArrayList<>();
        for (Dimension dimension : plan.dimensions()) {
            for (Indicator indicator : dimension.indicators()) {
                for (SubIndicator sub : indicator.subIndicators()) {
                    for (Variable variable : sub.variables()) {
                        assignments.add(assignment(
                                dimension,
                                indicator,
                                sub,
                                variable,
                                bureaus.get(sub.bureau()),
                                offices.getOrDefault(variable.code(), 0)));
                    }
                }
            }
        }
        return new Listing(
                plan.nameTh(),
                assignments.stream().filter(wanted).toList(),
                names("select code, name_th from office where name_th is not null"));
    }

    private static Assignment assignment(
            Dimension dimension,
            Indicator indicator,
            SubIndicator sub,
            Variable variable,
            @Nullable String bureauName,
            int officeCount) {
        return new Assignment(
                dimension.code(),
                dimension.nameTh(),
                indicator.code(),
                indicator.nameTh(),
                sub.code(),
                sub.nameTh(),
                variable.code(),
                variable.nameTh(),
                variable.unitTh(),
                sub.weight().toPlainString(),
                sub.mode(),
                sub.bureau(),
                bureauName,
                sub.reporters(),
                officeCount,
                variable.open(),
                variable.carryForward());
    }

    private Map<String, String> names(String sql) {
        Map<String, String> names = new HashMap<>();
        database.sql(sql).query(row -> {
            names.put(row.getString("code"), row.getString("name_th"));
        });
        return names;
    }
}
