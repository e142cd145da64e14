package org.rabrong.indicator.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rounds with all that is shown of them, in one statement. */
@Component
class RoundViews {

    private static final String ROUNDS = """
            select r.*, j.state as job, greatest(r.certification_closes, e.until) as closes
            from round r
            left join lateral (select j.state from item_job j where j.round = r.round
                               order by j.state = 'RUNNING' desc, j.started_at desc, j.id desc limit 1) j on true
            left join lateral (select max(e.until) as until from window_extension e
                               where e.round = r.round and e.time_window = 'CERTIFICATION' and e.revoked_at is null) e on true
            """;

    private final JdbcClient database;
    private final Clock clock;

    RoundViews(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<RoundView> find(String round) {
        LocalDate today = LocalDate.now(clock);
        return database.sql(ROUNDS + "where r.round = :round")
                .param("round", round)
                .query((row, number) -> RoundView.read(row, today))
                .optional();
    }

    /** Newest year first, then by plan backwards and months; those behind the given round, null for the first page. */
    List<RoundView> page(@Nullable String behind, int most) {
        LocalDate today = LocalDate.now(clock);
        return database.sql(ROUNDS + """
                left join round c on c.round = :behind
                where :behind::text is null
                   or r.fiscal_year < c.fiscal_year
                   or (r.fiscal_year = c.fiscal_year and (r.plan < c.plan or (r.plan = c.plan and r.months > c.months)))
                order by r.fiscal_year desc, r.plan desc, r.months limit :most""")
                .param("behind", behind)
                .param("most", most)
                .query((row, number) -> RoundView.read(row, today))
                .list();
    }
}
