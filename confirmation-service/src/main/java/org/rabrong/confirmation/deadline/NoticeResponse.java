package org.rabrong.confirmation.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.deadline.DeadlineDesk.Current;

/**
 * A notice as the API has it.
 *
 * @param daysLeft to the end of the day that it is about; negative after it
 * @param counts what is owed for it now; what was owed then, in lists of what was told
 */
record NoticeResponse(
        UUID id,
        NoticeKind kind,
        Severity severity,
        String round,
        @Nullable String roundNameTh,
        RecipientResponse recipient,
        LocalDate dueDay,
        long daysLeft,
        CountsResponse counts,
        String link,
        Instant toldAt) {

    /** @param nameTh of the organisation, where known */
    record RecipientResponse(
            String role,
            @Nullable String organisation,
            @Nullable String nameTh) {}

    /** @param items altogether; those that were changed since they were confirmed are among those that await */
    record CountsResponse(int items, int notReported, int awaiting, int rejected, int changedSinceConfirmed) {

        static CountsResponse of(Counts counts) {
            return new CountsResponse(
                    counts.items(), counts.notReported(), counts.awaiting(), counts.rejected(), counts.changed());
        }
    }

    static NoticeResponse of(Notice notice, Names names, LocalDate today) {
        return of(notice, notice.severity(), notice.counts(), names, today);
    }

    static NoticeResponse of(Current current, Names names, LocalDate today) {
        return of(current.notice(), current.severity(), current.now(), names, today);
    }

    private static NoticeResponse of(Notice notice, Severity severity, Counts counts, Names names, LocalDate today) {
        Recipient recipient = notice.recipient();
        return new NoticeResponse(
                notice.id(),
                notice.kind(),
                severity,
                notice.round(),
                notice.roundName(),
                new RecipientResponse(
                        recipient.role().name(),
                        recipient.organisation(),
                        names.organisation(recipient.organisation())),
                notice.dueDay(),
                ChronoUnit.DAYS.between(today, notice.dueDay()),
                CountsResponse.of(counts),
                notice.link(),
                notice.toldAt());
    }
}
