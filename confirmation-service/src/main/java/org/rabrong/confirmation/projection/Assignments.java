package org.rabrong.confirmation.projection;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which bureau certifies a variable, and what to tell those who ask for what is not theirs or not there. */
@Component
public class Assignments {

    private final JdbcClient jdbc;

    Assignments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the plan's version that the round keeps to; by the items themselves while that version is not known here. */
    public Optional<String> bureauOf(String round, String variable) {
        return jdbc.sql("""
                        select coalesce(
                            (select v.bureau from round_schedule w
                             join plan_variable v on v.plan = w.plan and v.version = w.plan_version
                             where w.round = :round and v.variable = :variable),
                            (select i.bureau from item i where i.round = :round and i.variable = :variable limit 1))""")
                .param("round", round)
                .param("variable", variable)
                .query(String.class)
                .optional();
    }

    public boolean knowsRound(String round) {
        return jdbc.sql("select exists (select from round_schedule where round = :round)")
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    public boolean knowsOffice(String office) {
        return jdbc.sql("select exists (select from organisation where code = :office and kind <> 'BUREAU')")
                .param("office", office)
                .query(Boolean.class)
                .single();
    }

    /** Whether there ever was such an item: one that was removed keeps its history. */
    public boolean knowsItem(String round, String variable, String office) {
        return jdbc.sql("""
                        select exists (
                            select from item where round = :round and variable = :variable and office = :office)""")
                .param("round", round)
                .param("variable", variable)
                .param("office", office)
                .query(Boolean.class)
                .single();
    }

    /** The bureau of the variable; a 403 to those who neither certify for it nor are psdg, a 404 to others when there is none. */
    public String requireReader(Person person, String round, String variable) {
        return requireOne(person, person.is(Role.PSDG), round, variable);
    }

    /** Why a person who certifies for no bureau may not decide on the variable: 403, or 404 where there is no such variable. */
    public Problem notForDecision(Person person, String round, String variable) {
        Problem refusal = whyNotForDecision(person, round, Set.of(variable)).apply(variable);
        return refusal == null ? anyCertifier() : refusal;
    }

    /**
     * Why the person may not decide on some variables, looked up together.
     *
     * @return for each: 403 where it is another bureau's, 404 where there is no such variable, null where it is the person's own
     */
    public Function<String, @Nullable Problem> whyNotForDecision(Person person, String round, Set<String> variables) {
        Map<String, String> bureaus = bureausOf(round, variables);
        boolean certifies = person.is(Role.CERTIFIER);
        boolean roundIsKnown = bureaus.keySet().containsAll(variables) || !certifies || knowsRound(round);
        return variable -> {
            String bureau = bureaus.get(variable);
            if (bureau != null) {
                return refusalOf(person, bureau);
            }
            if (!certifies) {
                return anyCertifier();
            }
            return roundIsKnown ? Problem.notFound("variable", variable) : Problem.notFound("round", round);
        };
    }

    private static @Nullable Problem refusalOf(Person person, String bureau) {
        try {
            person.requireCertifierOf(bureau);
            return null;
        } catch (Problem refusal) {
            return refusal;
        }
    }

    /** As {@link #bureauOf}, of those variables that there are. */
    private Map<String, String> bureausOf(String round, Set<String> variables) {
        Map<String, String> bureaus = new HashMap<>();
        jdbc.sql("""
                        select n.variable, coalesce(v.bureau, (
                            select i.bureau from item i where i.round = :round and i.variable = n.variable limit 1)) as bureau
                        from unnest(:variables::text[]) as n (variable)
                        left join round_schedule w on w.round = :round
                        left join plan_variable v on v.plan = w.plan and v.version = w.plan_version and v.variable = n.variable""")
                .param("round", round)
                .param("variables", variables.toArray(String[]::new))
                .query(row -> {
                    String bureau = row.getString("bureau");
                    if (bureau != null) {
                        bureaus.put(row.getString("variable"), bureau);
                    }
                });
        return bureaus;
    }

    /** For those who ask for certifiers' work and are not one of any bureau. */
    public static Problem anyCertifier() {
        return Problem.forbidden("any-certifier", "");
    }

    private String requireOne(Person person, boolean readsAll, String round, String variable) {
        Optional<String> bureau = bureauOf(round, variable);
        if (bureau.isPresent()) {
            if (!readsAll) {
                person.requireCertifierOf(bureau.get());
            }
            return bureau.get();
        }
        if (!readsAll && !person.is(Role.CERTIFIER)) {
            throw anyCertifier();
        }
        throw knowsRound(round) ? Problem.notFound("variable", variable) : Problem.notFound("round", round);
    }
}
