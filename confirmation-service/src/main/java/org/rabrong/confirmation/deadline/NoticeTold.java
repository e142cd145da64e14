package org.rabrong.confirmation.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Data of the events on {@code rabrong.notices.v1} ({@code contracts/events/schemas/notice.json}). */
record NoticeTold(
        UUID id,
        NoticeKind kind,
        Severity severity,
        To recipient,
        String round,
        @Nullable String roundNameTh,
        LocalDate dueDay,
        int lead,
        Owes counts,
        Title title,
        String link,
        Instant at) {

    record To(String role, @Nullable String organisation) {}

    record Owes(int items, int notReported, int awaiting, int rejected, int changedSinceConfirmed) {

        static Owes of(Counts counts) {
            return new Owes(
                    counts.items(), counts.notReported(), counts.awaiting(), counts.rejected(), counts.changed());
        }
    }

    record Title(String th, String en) {}

    static NoticeTold of(Notice notice, NoticeTexts texts) {
        return new NoticeTold(
                notice.id(),
                notice.kind(),
                notice.severity(),
                new To(notice.recipient().role().name(), notice.recipient().organisation()),
                notice.round(),
                notice.roundName(),
                notice.dueDay(),
                notice.lead(),
                Owes.of(notice.counts()),
                new Title(texts.thai(notice), texts.english(notice)),
                notice.link(),
                notice.toldAt());
    }
}
