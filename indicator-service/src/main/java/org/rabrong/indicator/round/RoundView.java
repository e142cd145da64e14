package org.rabrong.indicator.round;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A round as it is shown.
 *
 * @param closed certification is over, extensions included: the plan version stays
 * @param items how many are asked for now
 */
record RoundView(
        String round,
        String plan,
        int planVersion,
        String programme,
        int fiscalYear,
        int months,
        String nameTh,
        DateWindow reporting,
        DateWindow certification,
        boolean reportingOpen,
        boolean certificationOpen,
        boolean closed,
        ItemsState itemsState,
        int items) {

    /** What became of the round's items; NONE also after all were removed. */
    enum ItemsState {
        NONE,
        RUNNING,
        DONE,
        FAILED
    }

    static RoundView read(ResultSet row, LocalDate today) throws SQLException {
        DateWindow reporting = window(row, "reporting");
        DateWindow certification = window(row, "certification");
        int items = row.getInt("items");
        String job = row.getString("job");
        return new RoundView(
                row.getString("round"),
                row.getString("plan"),
                row.getInt("plan_version"),
                row.getString("programme"),
                row.getInt("fiscal_year"),
                row.getInt("months"),
                row.getString("name_th"),
                reporting,
                certification,
                reporting.isOpenOn(today),
                certification.isOpenOn(today),
                today.isAfter(row.getObject("closes", LocalDate.class)),
                "RUNNING".equals(job) || "FAILED".equals(job)
                        ? ItemsState.valueOf(job)
                        : items > 0 ? ItemsState.DONE : ItemsState.NONE,
                items);
    }

    private static DateWindow window(ResultSet row, String name) throws SQLException {
        return new DateWindow(
                row.getObject(name + "_opens", LocalDate.class), row.getObject(name + "_closes", LocalDate.class));
    }
}
