package org.rabrong.indicator.round.items;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The archive of removed items, newest first. */
@Component
class RemovedItems {

    /**
     * @param reported it held reported data when it was removed
     * @param assignedAgain it is asked for again now
     */
    record RemovedItem(
            long id,
            String variable,
            String office,
            @Nullable String officeNameTh,
            boolean reported,
            @Nullable String reason,
            @Nullable Actor by,
            Instant at,
            boolean assignedAgain) {}

    private final JdbcClient database;

    RemovedItems(JdbcClient database) {
        this.database = database;
    }

    /** Those before the given id. */
    List<RemovedItem> before(String round, long id, int most) {
        return database.sql("""
                        select d.*, o.name_th as office_name_th, i.assigned
                        from item_removal d
                        join item i on i.round = d.round and i.variable = d.variable and i.office = d.office
                        left join office o on o.code = d.office
                        where d.round = :round and d.id < :id order by d.id desc limit :most""")
                .param("round", round)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> new RemovedItem(
                        row.getLong("id"),
                        row.getString("variable"),
                        row.getString("office"),
                        row.getString("office_name_th"),
                        row.getBoolean("reported"),
                        row.getString("reason"),
                        Actor.read(row, "by_"),
                        row.getObject("removed_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("assigned")))
                .list();
    }
}
