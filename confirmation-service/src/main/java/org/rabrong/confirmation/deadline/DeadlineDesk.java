package org.rabrong.confirmation.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.deadline.Escalations.Escalation;
import org.rabrong.confirmation.deadline.Owed.Undecided;
import org.rabrong.confirmation.deadline.OwedItems.Question;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what is due by {@link DeadlineRules} and tells it. A run is one transaction: killed in the middle it has told nothing, and whoever
 * runs next tells all of it. Runs wait for each other, so that none tells what another just told.
 */
@Service
class DeadlineDesk {

    private static final Set<NoticeKind> REMINDERS = EnumSet.complementOf(EnumSet.of(NoticeKind.UNDECIDED_AT_END));

    private final OwedItems owed;
    private final Notices notices;
    private final Escalations escalations;
    private final DeadlineRuns runs;
    private final DeadlineSettings settings;
    private final Clock clock;

    DeadlineDesk(
            OwedItems owed,
            Notices notices,
            Escalations escalations,
            DeadlineRuns runs,
            DeadlineSettings settings,
            Clock clock) {
        this.owed = owed;
        this.notices = notices;
        this.escalations = escalations;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a run tells, or would tell.
     *
     * @param day in Asia/Bangkok
     */
    record Telling(LocalDate day, Instant at, List<Notice> notices, List<Escalation> escalations) {}

    /** What a run would tell now. Changes nothing. */
    @Transactional(readOnly = true)
    public Telling preview() {
        return due(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Tells what is due and was not told yet.
     *
     * @param by who runs it by hand; null for the schedule
     */
    @Transactional
    public Telling run(@Nullable String by) {
        long start = System.nanoTime();
        runs.oneAtATime();
        Telling due = due(clock.instant().truncatedTo(ChronoUnit.MICROS));
        escalations.keep(due.escalations());
        Telling told = new Telling(due.day(), due.at(), notices.tell(due.notices()), due.escalations());
        runs.ran(told, by, Duration.ofNanos(System.nanoTime() - start));
        return told;
    }

    private Telling due(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, DeadlineRules.BANGKOK);
        List<Notice> due = new ArrayList<>();
        Question ahead = Question.ofAll(today, today, today.plusDays(settings.longestLead()));
        for (NoticeKind kind : REMINDERS) {
            for (Owed each : owed.of(kind, ahead)) {
                OptionalInt lead = DeadlineRules.lead(each.lastDay(), today, settings.daysBefore());
                lead.ifPresent(days -> due.add(Notice.of(each, days, today, now)));
            }
        }
        Question ended = Question.ofAll(today, today.minusDays(settings.lookBack()), today.minusDays(1));
        List<Undecided> undecided = owed.undecided(ended);
        OwedItems.totals(undecided).forEach(each -> due.add(Notice.of(each, DeadlineRules.AFTER_THE_END, today, now)));
        return new Telling(today, now, notices.notToldYet(due), escalations.notToldYet(Escalations.of(undecided, now)));
    }

    /**
     * A notice that holds.
     *
     * @param now what is owed for it by now
     */
    record Current(Notice notice, Severity severity, Counts now) {}

    /** What was told to the recipients and still holds; the most urgent first. Nothing is read of the items where nothing was told. */
    @Transactional(readOnly = true)
    public List<Current> current(List<Recipient> recipients, @Nullable String round) {
        LocalDate today = DeadlineRules.today(clock);
        LocalDate earliest = today.minusDays(settings.lookBack());
        List<Notice> told = notices.toldTo(recipients, round, earliest).stream()
                .filter(notice -> notice.kind() == NoticeKind.UNDECIDED_AT_END
                        ? notice.dueDay().isBefore(today)
                        : !notice.dueDay().isBefore(today))
                .toList();
        Map<What, Counts> owes = owes(told, recipients, round, today);
        return told.stream()
                .filter(notice -> owes.containsKey(What.of(notice)))
                .map(notice -> new Current(
                        notice,
                        DeadlineRules.severity(notice.dueDay(), today),
                        owes.getOrDefault(What.of(notice), Counts.NONE)))
                .sorted(Comparator.comparing(Current::severity)
                        .reversed()
                        .thenComparing(current -> current.notice().dueDay())
                        .thenComparing(current -> current.notice().id()))
                .toList();
    }

    /** What a notice is about, whenever it is told. */
    private record What(NoticeKind kind, String round, Recipient recipient, LocalDate day) {

        static What of(Notice notice) {
            return new What(notice.kind(), notice.round(), notice.recipient(), notice.dueDay());
        }
    }

    private Map<What, Counts> owes(
            List<Notice> told, List<Recipient> recipients, @Nullable String round, LocalDate today) {
        Map<What, Counts> owes = new HashMap<>();
        Map<NoticeKind, List<LocalDate>> days = told.stream()
                .collect(Collectors.groupingBy(Notice::kind, Collectors.mapping(Notice::dueDay, Collectors.toList())));
        days.forEach((kind, of) -> {
            LocalDate from = of.stream().min(Comparator.naturalOrder()).orElse(today);
            LocalDate to = of.stream().max(Comparator.naturalOrder()).orElse(today);
            owed.of(kind, new Question(today, from, to, round, recipients))
                    .forEach(each -> owes.put(
                            new What(each.kind(), each.round(), each.recipient(), each.lastDay()), each.counts()));
        });
        return owes;
    }
}
