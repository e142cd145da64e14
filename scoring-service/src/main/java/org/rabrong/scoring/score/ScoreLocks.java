package org.rabrong.scoring.score;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps apart transactions that would compute the same score: items of one office lie on several partitions, so two batches may
 * change two of them at the same moment, and neither would see the other's value. Locks end with the transaction; each is taken before
 * the states are read, offices always in the same order.
 */
@Component
public class ScoreLocks {

    private static final long STRUCTURE = 0x5AB0_2559L;

    private final JdbcClient jdbc;

    ScoreLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For changes of plans, of rounds and of which items there are: nothing is computed meanwhile. */
    public void structure() {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(STRUCTURE).query().singleRow();
    }

    /** For who computes or marks: plans, rounds and which items there are stay as they are until the transaction ends. */
    public void noStructure() {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)")
                .param(STRUCTURE)
                .query()
                .singleRow();
    }

    /** For changes of some offices' items: other offices go on. */
    public void offices(Collection<OfficeRound> offices) {
        noStructure();
        jdbc.sql("""
                select count(pg_advisory_xact_lock(lock::int, 2559)::text)
                from (select distinct hashtext(key) as lock from unnest(?::text[]) as o (key) order by lock) as locks""")
                .param(offices.stream().map(OfficeRound::key).toArray(String[]::new))
                .query()
                .singleRow();
    }
}
