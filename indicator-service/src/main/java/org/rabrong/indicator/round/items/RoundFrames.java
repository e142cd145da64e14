package org.rabrong.indicator.round.items;

import java.util.List;
import java.util.Optional;
import org.rabrong.platform.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads rounds by SQL, and counts what is told of each. */
@Component
public class RoundFrames {

    /** Key of every event is the round. */
    public static final String TOPIC = "rabrong.rounds.v1";

    private static final String FRAME = """
            select r.round, r.plan, r.plan_version, r.fiscal_year, r.months, r.items, r.carry_forward_from, r.reporting_closes,
                   r.certification_closes as certification_window_closes,
                   greatest(r.certification_closes, (select max(e.until) from window_extension e
                       where e.round = r.round and e.time_window = 'CERTIFICATION' and e.revoked_at is null)) as certification_closes
            from round r
            """;

    private final JdbcClient database;

    RoundFrames(JdbcClient database) {
        this.database = database;
    }

    public Optional<RoundFrame> find(String round) {
        return database.sql(FRAME + "where r.round = :round")
                .param("round", round)
                .query(RoundFrame.class)
                .optional();
    }

    /**
     * The round, with its row locked until the transaction ends.
     *
     * @throws Problem 404
     */
    public RoundFrame locked(String round) {
        return database.sql(FRAME + "where r.round = :round for update of r")
                .param("round", round)
                .query(RoundFrame.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("round", round));
    }

    /** Rounds of the same plan with a shorter period, the latest first. */
    List<RoundFrame> earlier(RoundFrame round) {
        return database.sql(FRAME + "where r.plan = :plan and r.months < :months order by r.months desc")
                .param("plan", round.plan())
                .param("months", round.months())
                .query(RoundFrame.class)
                .list();
    }

    /**
     * Number of the next event of a round whose row the transaction holds.
     *
     * @param moreItems how many items more are assigned, negative for fewer
     */
    public long nextSequence(String round, int moreItems) {
        return database.sql("""
                        update round set event_sequence = event_sequence + 1, items = items + :more, lock_version = lock_version + 1
                        where round = :round returning event_sequence""")
                .param("round", round)
                .param("more", moreItems)
                .query(Long.class)
                .single();
    }
}
