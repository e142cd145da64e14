package org.rabrong.confirmation.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Items by what is owed for them.
 *
 * @param changed of the others, those whose office changed a confirmed value; they await
 */
record Counts(int notReported, int awaiting, int rejected, int changed) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    /** From the columns of {@link OwedItems#COUNTS}. */
    static Counts of(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("not_reported"), row.getInt("awaiting"), row.getInt("rejected"), row.getInt("changed"));
    }

    int items() {
        return notReported + awaiting + rejected;
    }

    Counts plus(Counts other) {
        return new Counts(
                notReported + other.notReported,
                awaiting + other.awaiting,
                rejected + other.rejected,
                changed + other.changed);
    }
}
