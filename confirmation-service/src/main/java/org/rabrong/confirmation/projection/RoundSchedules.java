package org.rabrong.confirmation.projection;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the certification window of each round. */
@Component
public class RoundSchedules {

    private final JdbcClient jdbc;

    RoundSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces what was known of the round. */
    public void put(String round, String plan, LocalDate certificationOpens, LocalDate certificationCloses) {
        jdbc.sql("""
                        insert into round_schedule (round, plan, certification_opens, certification_closes)
                        values (:round, :plan, :opens, :closes)
                        on conflict (round) do update set plan = excluded.plan,
                            certification_opens = excluded.certification_opens,
                            certification_closes = excluded.certification_closes""")
                .param("round", round)
                .param("plan", plan)
                .param("opens", certificationOpens)
                .param("closes", certificationCloses)
                .update();
    }
}
