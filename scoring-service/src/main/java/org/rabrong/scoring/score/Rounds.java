package org.rabrong.scoring.score;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which plan version each round is scored by. */
@Component
public class Rounds {

    private final JdbcClient jdbc;

    Rounds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The round as its owner tells it; the latest word counts.
     *
     * @return it is new or was moved to another version
     */
    public boolean schedule(String round, Plans.Id plan) {
        return jdbc.sql("""
                insert into round (round, plan, plan_version) values (?, ?, ?)
                on conflict (round) do update set plan = excluded.plan, plan_version = excluded.plan_version
                where (round.plan, round.plan_version) is distinct from (excluded.plan, excluded.plan_version)""")
                        .param(round)
                        .param(plan.plan())
                        .param(plan.version())
                        .update()
                > 0;
    }

    /** The round as its items tell it, where nothing better is known. */
    public void assume(String round, Plans.Id plan) {
        jdbc.sql("insert into round (round, plan, plan_version) values (?, ?, ?) on conflict (round) do nothing")
                .param(round)
                .param(plan.plan())
                .param(plan.version())
                .update();
    }

    public Optional<Plans.Id> planOf(String round) {
        return Optional.ofNullable(plansOf(List.of(round)).get(round));
    }

    Map<String, Plans.Id> plansOf(Collection<String> rounds) {
        Map<String, Plans.Id> plans = new HashMap<>();
        jdbc.sql("select round, plan, plan_version from round where round = any (?::text[])")
                .param(rounds.toArray(String[]::new))
                .query(row -> {
                    plans.put(row.getString("round"), new Plans.Id(row.getString("plan"), row.getInt("plan_version")));
                });
        return plans;
    }

    /** The rounds that are scored by this version of the plan. */
    public List<String> of(Plans.Id plan) {
        return jdbc.sql("select round from round where plan = ? and plan_version = ? order by round")
                .param(plan.plan())
                .param(plan.version())
                .query(String.class)
                .list();
    }
}
