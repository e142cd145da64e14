package org.rabrong.submission.entry;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.rabrong.platform.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the steps of values. The steps of a removed item are as if not there, like the item. */
@Component
public class EntryHistory {

    private static final String STEPS = """
            select s.* from entry_step s join entry e on e.round = s.round and e.office = s.office and e.variable = s.variable
            where s.round = :round and s.office = :office and e.assigned and s.variable = :variable and s.sequence < :before
            order by s.sequence desc limit :limit""";

    private final JdbcClient database;
    private final Items items;

    EntryHistory(JdbcClient database, Items items) {
        this.database = database;
        this.items = items;
    }

    /**
     * Steps of one item, the newest first.
     *
     * @param before sequence of the last step that the caller has
     * @throws Problem 404 if there is no such round or item
     */
    @Transactional(readOnly = true)
    public List<EntryStep> of(ItemId id, long before, int limit) {
        List<EntryStep> steps = !id.isPossible()
                ? List.of()
                : database.sql(STEPS)
                        .param("round", id.round())
                        .param("office", id.office())
                        .param("variable", id.variable())
                        .param("before", before)
                        .param("limit", limit)
                        .query((row, number) -> step(row))
                        .list();
        if (steps.isEmpty()) {
            items.requireItem(id);
        }
        return steps;
    }

    private static EntryStep step(ResultSet row) throws SQLException {
        return new EntryStep(
                new ItemId(row.getString("round"), row.getString("office"), row.getString("variable")),
                row.getLong("sequence"),
                EntryStep.Kind.valueOf(row.getString("step")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by_id"),
                row.getString("by_name"),
                row.getString("value"),
                row.getString("previous_value"),
                row.getLong("revision"),
                row.getString("rule"),
                row.getString("text"),
                ReportingRules.Through.valueOf(row.getString("through")),
                row.getObject("through_until", LocalDate.class),
                row.getBoolean("imported"));
    }
}
