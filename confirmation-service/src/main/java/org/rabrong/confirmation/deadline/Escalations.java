package org.rabrong.confirmation.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rabrong.confirmation.deadline.Owed.Undecided;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists of what was undecided at an end, as they were then. */
@Component
class Escalations {

    private final JdbcClient jdbc;

    Escalations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a round's items of one last day left undecided.
     *
     * @param endedOn last day of their certification
     * @param lines by bureau and variable
     */
    record Escalation(String round, LocalDate endedOn, Instant toldAt, List<Undecided> lines) {

        Counts counts() {
            return lines.stream().map(Undecided::counts).reduce(Counts.NONE, Counts::plus);
        }
    }

    /** One for each round and last day. */
    static List<Escalation> of(List<Undecided> undecided, Instant now) {
        Map<End, List<Undecided>> byEnd = new LinkedHashMap<>();
        undecided.forEach(line -> byEnd.computeIfAbsent(new End(line.round(), line.lastDay()), _ -> new ArrayList<>())
                .add(line));
        return byEnd.entrySet().stream()
                .map(end -> new Escalation(end.getKey().round(), end.getKey().day(), now, end.getValue()))
                .toList();
    }

    private record End(String round, LocalDate day) {}

    List<Escalation> notToldYet(List<Escalation> due) {
        Set<End> told = new HashSet<>(jdbc.sql("""
                        select round, ended_on from escalation
                        where (round, ended_on) in (
                            select round, cast(day as date) from unnest(:rounds::text[], :days::text[]) as t (round, day))""")
                .param("rounds", due.stream().map(Escalation::round).toArray(String[]::new))
                .param("days", due.stream().map(one -> one.endedOn().toString()).toArray(String[]::new))
                .query((row, _) -> new End(row.getString("round"), row.getObject("ended_on", LocalDate.class)))
                .list());
        return due.stream()
                .filter(one -> !told.contains(new End(one.round(), one.endedOn())))
                .toList();
    }

    void keep(Collection<Escalation> escalations) {
        for (Escalation escalation : escalations) {
            int kept = jdbc.sql("""
                            insert into escalation (round, ended_on, told_at) values (:round, :endedOn, :at)
                            on conflict do nothing""")
                    .param("round", escalation.round())
                    .param("endedOn", escalation.endedOn())
                    .param("at", escalation.toldAt().atOffset(ZoneOffset.UTC))
                    .update();
            if (kept == 1) {
                keepLines(escalation);
            }
        }
    }

    private void keepLines(Escalation escalation) {
        List<Undecided> lines = escalation.lines();
        jdbc.sql("""
                        insert into escalation_line (round, ended_on, bureau, variable, not_reported, awaiting, changed)
                        select :round, :endedOn, bureau, variable, not_reported, awaiting, changed
                        from unnest(:bureaus::text[], :variables::text[], :notReported, :awaiting, :changed)
                            as t (bureau, variable, not_reported, awaiting, changed)""")
                .param("round", escalation.round())
                .param("endedOn", escalation.endedOn())
                .param("bureaus", lines.stream().map(Undecided::bureau).toArray(String[]::new))
                .param("variables", lines.stream().map(Undecided::variable).toArray(String[]::new))
                .param(
                        "notReported",
                        lines.stream()
                                .mapToInt(line -> line.counts().notReported())
                                .toArray())
                .param(
                        "awaiting",
                        lines.stream()
                                .mapToInt(line -> line.counts().awaiting())
                                .toArray())
                .param(
                        "changed",
                        lines.stream().mapToInt(line -> line.counts().changed()).toArray())
                .update();
    }

    /** Those of a round, the latest end first. */
    List<Escalation> of(String round) {
        Map<End, Escalation> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select e.round, e.ended_on, e.told_at, l.bureau, l.variable, l.not_reported, l.awaiting, 0 as rejected, l.changed
                        from escalation e join escalation_line l on l.round = e.round and l.ended_on = e.ended_on
                        where e.round = :round
                        order by e.ended_on desc, l.bureau, l.variable""").param("round", round).query(row -> {
            LocalDate endedOn = row.getObject("ended_on", LocalDate.class);
            Instant toldAt = row.getObject("told_at", OffsetDateTime.class).toInstant();
            found.computeIfAbsent(
                            new End(round, endedOn),
                            end -> new Escalation(end.round(), end.day(), toldAt, new ArrayList<>()))
                    .lines()
                    .add(new Undecided(
                            round, null, row.getString("bureau"), row.getString("variable"), endedOn, Counts.of(row)));
        });
        return List.copyOf(found.values());
    }
}
