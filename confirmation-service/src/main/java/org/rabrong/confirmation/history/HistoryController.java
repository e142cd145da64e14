package org.rabrong.confirmation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An item's history for those whom it concerns: the certifying bureau, psdg and the office itself. */
@RestController
class HistoryController {

    private static final int MOST = 1000;

    private final ItemHistory history;
    private final Assignments assignments;

    HistoryController(ItemHistory history, Assignments assignments) {
        this.history = history;
        this.assignments = assignments;
    }

    /** @param next cursor of the following page, null on the last */
    record HistoryPage(List<StepResponse> items, @Nullable String next) {}

    /** The person's id stays inside: a name and an organisation say who it was. */
    record By(String name, String organisation) {}

    record StepResponse(
            long sequence,
            String step,
            Instant at,
            By by,
            String previousStatus,
            String status,
            @Nullable String previousValue,
            @Nullable String value,
            long revision,
            @Nullable String previousAuditScore,
            @Nullable String auditScore,
            @Nullable String computedScore,
            @Nullable String reason,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            @Nullable String carriedFrom) {

        static StepResponse from(HistoryEntry entry) {
            return new StepResponse(
                    entry.sequence(),
                    entry.step(),
                    entry.at(),
                    new By(entry.byName(), entry.byOrganisation()),
                    entry.previousStatus(),
                    entry.status(),
                    plain(entry.previousValue()),
                    plain(entry.value()),
                    entry.revision(),
                    plain(entry.previousAuditScore()),
                    plain(entry.auditScore()),
                    plain(entry.computedScore()),
                    entry.reason(),
                    entry.fixBy(),
                    entry.reopenedUntil(),
                    entry.carriedFrom());
        }

        private static @Nullable String plain(@Nullable BigDecimal value) {
            return value == null ? null : value.toPlainString();
        }
    }

    @GetMapping("/api/v1/confirmations/{round}/{variable}/{office}/history")
    HistoryPage history(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "1000") int limit,
            Person person) {
        if (!person.reportsFor(office)) {
            assignments.requireReader(person, round, variable);
        }
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : MOST));
        }
        if (!assignments.knowsItem(round, variable, office)) {
            throw Problem.notFound("item", round + "/" + variable + "/" + office);
        }
        List<HistoryEntry> read = history.of(round, variable, office, cursor, limit + 1);
        List<HistoryEntry> entries = read.subList(0, Math.min(limit, read.size()));
        String next = read.size() > limit ? Long.toString(entries.getLast().sequence()) : null;
        return new HistoryPage(entries.stream().map(StepResponse::from).toList(), next);
    }
}
