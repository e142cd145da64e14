package org.rabrong.confirmation.deadline;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient still owes until a day.
 *
 * @param roundName Thai; null while the round's name is not known here
 * @param lastDay effective, extensions included
 */
record Owed(
        NoticeKind kind,
        String round,
        @Nullable String roundName,
        Recipient recipient,
        LocalDate lastDay,
        Counts counts) {

    /** Undecided items of one variable that end on one day. */
    record Undecided(
            String round,
            @Nullable String roundName,
            String bureau,
            String variable,
            LocalDate lastDay,
            Counts counts) {}
}
