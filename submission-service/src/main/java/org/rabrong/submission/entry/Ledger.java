package org.rabrong.submission.entry;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.messaging.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what changed: entries, their steps and the events, one statement each, however many there are. */
@Component
class Ledger {

    private final JdbcClient database;
    private final Outbox outbox;

    Ledger(JdbcClient database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** @param step the one that led to the entry as it is now */
    record Line(Entry entry, EntryStep step) {}

    /** The rows are locked by this transaction. */
    void write(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        update(lines.stream().map(Line::entry).toList());
        List<EntryStep> steps = lines.stream().map(Line::step).toList();
        append(steps);
        outbox.appendAll(steps.stream().map(EntryEvent::of).toList());
    }

    private void update(List<Entry> entries) {
        int updated = database.sql("""
                        update entry e set sequence = n.sequence, revision = n.revision, value = n.value, reported_by = n.reported_by,
                          reported_at = n.reported_at, explanations = n.explanations
                        from unnest(:rounds::text[], :offices::text[], :variables::text[], :sequences::bigint[], :revisions::bigint[],
                          :values::text[], :reportedBy::text[], :reportedAt::timestamptz[], :explanations::jsonb[])
                          as n (round, office, variable, sequence, revision, value, reported_by, reported_at, explanations)
                        where e.round = n.round and e.office = n.office and e.variable = n.variable and e.sequence = n.sequence - 1""")
                .param("rounds", texts(entries, entry -> entry.id().round()))
                .param("offices", texts(entries, entry -> entry.id().office()))
                .param("variables", texts(entries, entry -> entry.id().variable()))
                .param("sequences", numbers(entries, Entry::sequence))
                .param("revisions", numbers(entries, Entry::revision))
                .param("values", texts(entries, Entry::value))
                .param("reportedBy", texts(entries, Entry::reportedBy))
                .param("reportedAt", texts(entries, entry -> text(entry.reportedAt())))
                .param("explanations", texts(entries, entry -> Explanations.write(entry.explanations())))
                .update();
        if (updated != entries.size()) {
            throw new IllegalStateException(updated + " of " + entries.size() + " entries were as they had been read");
        }
    }

    private void append(List<EntryStep> steps) {
        database.sql("""
                        insert into entry_step (round, office, variable, sequence, step, at, by_id, by_name, value, previous_value, revision,
                          rule, text, through, through_until, imported)
                        select * from unnest(:rounds::text[], :offices::text[], :variables::text[], :sequences::bigint[], :steps::text[],
                          :at::timestamptz[], :byIds::text[], :byNames::text[], :values::text[], :previousValues::text[], :revisions::bigint[],
                          :rules::text[], :texts::text[], :through::text[], :throughUntil::date[], :imported::boolean[])""")
                .param("rounds", texts(steps, step -> step.id().round()))
                .param("offices", texts(steps, step -> step.id().office()))
                .param("variables", texts(steps, step -> step.id().variable()))
                .param("sequences", numbers(steps, EntryStep::sequence))
                .param("steps", texts(steps, step -> step.step().name()))
                .param("at", texts(steps, step -> step.at().toString()))
                .param("byIds", texts(steps, EntryStep::byId))
                .param("byNames", texts(steps, EntryStep::byName))
                .param("values", texts(steps, EntryStep::value))
                .param("previousValues", texts(steps, EntryStep::previousValue))
                .param("revisions", numbers(steps, EntryStep::revision))
                .param("rules", texts(steps, EntryStep::rule))
                .param("texts", texts(steps, EntryStep::text))
                .param("through", texts(steps, step -> step.through().name()))
                .param("throughUntil", texts(steps, step -> step.throughUntil().toString()))
                .param("imported", steps.stream().map(EntryStep::imported).toArray(Boolean[]::new))
                .update();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, Function<T, Long> column) {
        return rows.stream().map(column).toArray(Long[]::new);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
