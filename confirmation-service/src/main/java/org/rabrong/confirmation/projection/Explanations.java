package org.rabrong.confirmation.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Keeps what the offices say about the warnings of their values: one text for each item and rule, for the revision that it was said of. Whether
 * it is shown says the item's own revision, so that it may come before the item, or before the value that it belongs to.
 */
@Component
public class Explanations {

    private final JdbcTemplate jdbc;

    Explanations(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What an office said, or that it takes it back.
     *
     * @param revision of the value that is explained
     * @param rule of the warning ({@code org.rabrong.rules.plausibility})
     * @param text null: taken back
     * @param by name of the person
     */
    public record Explained(
            String round,
            String variable,
            String office,
            long revision,
            String rule,
            @Nullable String text,
            String by,
            Instant at) {}

    /** In the order told; what was said of an earlier revision never takes the place of what is said of a later one. */
    public void keep(List<Explained> told) {
        jdbc.batchUpdate("""
                insert into explanation (round, variable, office, rule, revision, text, by_name, at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (round, variable, office, rule) do update set
                    revision = excluded.revision, text = excluded.text, by_name = excluded.by_name, at = excluded.at
                where explanation.revision <= excluded.revision""", told, told.size(), (row, explained) -> {
            row.setString(1, explained.round());
            row.setString(2, explained.variable());
            row.setString(3, explained.office());
            row.setString(4, explained.rule());
            row.setLong(5, explained.revision());
            row.setString(6, explained.text());
            row.setString(7, explained.by());
            row.setObject(8, explained.at().atOffset(ZoneOffset.UTC));
        });
    }
}
