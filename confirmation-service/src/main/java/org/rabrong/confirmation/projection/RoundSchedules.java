package org.rabrong.confirmation.projection;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the certification window of each round, the plan's version that its items are read by, and its place in the year. */
@Component
public class RoundSchedules {

    private final JdbcClient jdbc;

    RoundSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what was known of the round.
     *
     * @param months of the fiscal year that it reports: of a plan's rounds, the one with fewer is the earlier one
     */
    public void put(
            String round,
            String plan,
            int planVersion,
            int months,
            LocalDate certificationOpens,
            LocalDate certificationCloses) {
        jdbc.sql("""
                        insert into round_schedule (round, plan, plan_version, months, certification_opens, certification_closes)
                        values (:round, :plan, :planVersion, :months, :opens, :closes)
                        on conflict (round) do update set plan = excluded.plan, plan_version = excluded.plan_version,
                            months = excluded.months, certification_opens = excluded.certification_opens,
                            certification_closes = excluded.certification_closes""")
                .param("round", round)
                .param("plan", plan)
                .param("planVersion", planVersion)
                .param("months", months)
                .param("opens", certificationOpens)
                .param("closes", certificationCloses)
                .update();
    }
}
