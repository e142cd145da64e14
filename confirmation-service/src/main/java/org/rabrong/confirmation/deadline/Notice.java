package org.rabrong.confirmation.deadline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell someone, or that was told.
 *
 * @param id stable: the same for the same kind, recipient, round, day and lead, also in a dry run
 * @param roundName Thai, where known
 * @param lead days before the day that it belongs to, {@link DeadlineRules#AFTER_THE_END}
 * @param counts as they were when it was told
 */
record Notice(
        UUID id,
        NoticeKind kind,
        Severity severity,
        String round,
        @Nullable String roundName,
        Recipient recipient,
        LocalDate dueDay,
        int lead,
        Counts counts,
        Instant toldAt) {

    static Notice of(Owed owed, int lead, LocalDate today, Instant now) {
        String key = String.join(
                " ",
                owed.kind().name(),
                owed.recipient().key(),
                owed.round(),
                owed.lastDay().toString(),
                Integer.toString(lead));
        return new Notice(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                owed.kind(),
                DeadlineRules.severity(owed.lastDay(), today),
                owed.round(),
                owed.roundName(),
                owed.recipient(),
                owed.lastDay(),
                lead,
                owed.counts(),
                now);
    }

    /** The page where one can act on it. */
    String link() {
        String organisation = recipient.organisation();
        return switch (kind) {
            case REPORTING_ENDS ->
                "/entry?round=" + round + "&office=" + organisation
                        + (counts.rejected() > 0 ? "&mark=missing,REJECTED" : "&mark=missing");
            case FIX_BY_ENDS -> "/entry?round=" + round + "&office=" + organisation + "&mark=missing,REJECTED";
            case REOPENING_ENDS -> "/entry?round=" + round + "&office=" + organisation;
            case CERTIFICATION_ENDS ->
                "/certification/variable?round=" + round + "&status="
                        + (counts.awaiting() > 0 ? "AWAITING" : "NOT_REPORTED");
            case UNDECIDED_AT_END -> "/escalations?round=" + round;
        };
    }
}
