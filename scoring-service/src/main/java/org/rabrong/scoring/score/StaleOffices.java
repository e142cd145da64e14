package org.rabrong.scoring.score;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Offices whose scores have to be computed anew. Changes that come in hundreds (items of a round created or removed, values carried
 * forward) only mark the offices, in their own transaction; {@link StaleOfficeWorker} computes each office once for many marks. So the
 * work of creating a round's items grows with the items, and not with their square.
 *
 * <p>Whoever marks or takes holds the shared or exclusive {@link ScoreLocks#structure()} lock already, and takes office locks only after.
 */
@Component
public class StaleOffices {

    private final JdbcClient jdbc;

    StaleOffices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void mark(Collection<OfficeRound> offices) {
        if (offices.isEmpty()) {
            return;
        }
        // In order, so that two who mark at the same moment do not wait for each other crosswise. A row that is there
        // is written too: who takes it meanwhile waits for what we changed
        Collection<OfficeRound> inOrder = new TreeSet<>(offices);
        jdbc.sql("""
                insert into stale_office as s (round, office, since, again)
                select round, office, clock_timestamp(), clock_timestamp()
                from unnest(?::text[], ?::text[]) as o (round, office)
                on conflict (round, office) do update set again = excluded.again""")
                .param(inOrder.stream().map(OfficeRound::round).toArray(String[]::new))
                .param(inOrder.stream().map(OfficeRound::office).toArray(String[]::new))
                .update();
    }

    /** All offices that have, or had, items in the rounds. */
    public void markRounds(Collection<String> rounds) {
        if (rounds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into stale_office as s (round, office, since, again)
                select round, office, clock_timestamp(), clock_timestamp()
                from (select distinct round, office from item where round = any (?::text[]) order by round, office) as o
                on conflict (round, office) do update set again = excluded.again""").param(rounds.toArray(String[]::new)).update();
    }

    /**
     * Rounds to be computed now.
     *
     * @param quiet nothing was marked for so long
     * @param patience or something has waited for so long
     */
    List<String> due(Duration quiet, Duration patience) {
        return jdbc.sql("""
                select round from stale_office group by round
                having max(again) < clock_timestamp() - ? * interval '1 millisecond'
                    or min(since) < clock_timestamp() - ? * interval '1 millisecond'
                order by round""")
                .param(quiet.toMillis())
                .param(patience.toMillis())
                .query(String.class)
                .list();
    }

    /** Takes some marks of the round away, those that no other instance is just taking; for the transaction that computes them. */
    List<OfficeRound> take(String round, int limit) {
        return jdbc.sql("""
                delete from stale_office where round = ? and office in (
                    select office from stale_office where round = ? order by office limit ? for update skip locked)
                returning round, office""")
                .param(round)
                .param(round)
                .param(limit)
                .query((row, number) -> new OfficeRound(row.getString("round"), row.getString("office")))
                .list();
    }
}
