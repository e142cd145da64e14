package org.rabrong.confirmation.projection;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the windows of each round, the plan's version that its items are read by, and its place in the year. */
@Component
public class RoundSchedules {

    private final JdbcClient jdbc;

    RoundSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Replaces what was known of the round.
     *
     * @param nameTh as shown
     * @param months of the fiscal year that it reports: of a plan's rounds, the one with fewer is the earlier one
     */
    public void put(
            String round,
            String plan,
            int planVersion,
            int months,
            String nameTh,
            LocalDate reportingOpens,
            LocalDate reportingCloses,
            LocalDate certificationOpens,
            LocalDate certificationCloses) {
        jdbc.sql("""
                        insert into round_schedule (round, plan, plan_version, months, name_th, reporting_opens, reporting_closes,
                            certification_opens, certification_closes)
                        values (:round, :plan, :planVersion, :months, :nameTh, :reportingOpens, :reportingCloses, :opens, :closes)
                        on conflict (round) do update set plan = excluded.plan, plan_version = excluded.plan_version,
                            months = excluded.months, name_th = excluded.name_th, reporting_opens = excluded.reporting_opens,
                            reporting_closes = excluded.reporting_closes, certification_opens = excluded.certification_opens,
                            certification_closes = excluded.certification_closes""")
                .param("round", round)
                .param("plan", plan)
                .param("planVersion", planVersion)
                .param("months", months)
                .param("nameTh", nameTh)
                .param("reportingOpens", reportingOpens)
                .param("reportingCloses", reportingCloses)
                .param("opens", certificationOpens)
                .param("closes", certificationCloses)
                .update();
    }
}
