package org.rabrong.indicator.round.items;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Creation or removal of a round's items that runs in the background, one variable at a time.
 *
 * @param variables all that are gone through, in this order
 * @param nextStep how many of them are done
 * @param items created or removed so far
 * @param carryForwardFrom with creation: the round that marked variables start with
 * @param offices with removal: only these; null for all
 * @param obsolete with removal: only what the plan version asks for no more
 * @param includeReported with removal: also items with reported data, which a person confirmed by name
 * @param by null where the system began it
 * @param failedVariable with FAILED: where it stopped
 */
record ItemJob(
        long id,
        String round,
        Kind kind,
        State state,
        List<String> variables,
        int nextStep,
        int items,
        @Nullable String carryForwardFrom,
        @Nullable List<String> offices,
        boolean obsolete,
        boolean includeReported,
        @Nullable String reason,
        @Nullable Actor by,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String failedVariable,
        @Nullable String error) {

    enum Kind {
        /** All that is missing; what was removed comes back. */
        CREATE,
        REMOVE,
        /** What offices need that were announced after the creation; what was removed stays removed. */
        TOP_UP
    }

    enum State {
        RUNNING,
        DONE,
        FAILED
    }

    Actor actor() {
        return by == null ? Actor.SYSTEM : by;
    }

    static ItemJob read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new ItemJob(
                row.getLong("id"),
                row.getString("round"),
                Kind.valueOf(row.getString("kind")),
                State.valueOf(row.getString("state")),
                List.of((String[]) row.getArray("variables").getArray()),
                row.getInt("next_step"),
                row.getInt("items"),
                row.getString("carry_forward_from"),
                row.getArray("offices") == null
                        ? null
                        : List.of((String[]) row.getArray("offices").getArray()),
                row.getBoolean("obsolete"),
                row.getBoolean("include_reported"),
                row.getString("reason"),
                Actor.read(row, "by_"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("failed_variable"),
                row.getString("error"));
    }
}
