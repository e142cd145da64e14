package org.rabrong.confirmation.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The windows of the rounds, with what is left to do in them. */
@Component
class Windows {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    Windows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param lastDay the latest, extensions included
     * @param left items that are not reported, or undecided
     */
    record Window(
            @Nullable LocalDate opens,
            @Nullable LocalDate closes,
            @Nullable LocalDate lastDay,
            int left) {}

    record RoundWindows(String round, @Nullable String nameTh, Window reporting, Window certification) {}

    /** Those whose certification ends on the day or later, the earliest end first. */
    List<RoundWindows> endingFrom(LocalDate day) {
        return jdbc.sql("""
                        select w.*, l.reporting_last, l.certification_last, c.unreported, c.undecided
                        from round_schedule w
                        cross join lateral (
                            select greatest(w.reporting_closes, (
                                    select max(x.until) from reporting_extension x where x.round = w.round)) as reporting_last,
                                greatest(w.certification_closes, (
                                    select max(x.until) from certification_extension x where x.round = w.round))
                                as certification_last) l
                        cross join lateral (
                            select count(*) filter (where i.status = 'NOT_REPORTED') as unreported,
                                count(*) filter (where i.status in ('NOT_REPORTED', 'AWAITING')) as undecided
                            from item i where i.round = w.round and i.assigned) c
                        where l.certification_last >= :day
                        order by w.certification_closes, w.round
                        limit :limit""")
                .param("day", day)
                .param("limit", MOST)
                .query((row, _) -> new RoundWindows(
                        row.getString("round"),
                        row.getString("name_th"),
                        window(row, "reporting", row.getInt("unreported")),
                        window(row, "certification", row.getInt("undecided"))))
                .list();
    }

    LocalDate certificationCloses(String round) {
        return jdbc.sql("select certification_closes from round_schedule where round = :round")
                .param("round", round)
                .query(LocalDate.class)
                .single();
    }

    private static Window window(ResultSet row, String window, int left) throws SQLException {
        return new Window(
                row.getObject(window + "_opens", LocalDate.class),
                row.getObject(window + "_closes", LocalDate.class),
                row.getObject(window + "_last", LocalDate.class),
                left);
    }
}
