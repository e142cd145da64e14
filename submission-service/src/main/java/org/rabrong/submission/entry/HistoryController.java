package org.rabrong.submission.entry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every step of a value, for the office's reporters and for psdg. */
@RestController
class HistoryController {

    private static final int MOST = 1000;

    private final EntryHistory history;

    HistoryController(EntryHistory history) {
        this.history = history;
    }

    /** @param next cursor of the following page, null on the last */
    record HistoryPage(List<StepResponse> items, @Nullable String next) {}

    /** The person's id stays inside: a name says who it was. */
    record StepResponse(
            long sequence,
            EntryStep.Kind step,
            Instant at,
            String by,
            @Nullable String value,
            @Nullable String previousValue,
            long revision,
            @Nullable String rule,
            @Nullable String text,
            ReportingRules.Through through,
            LocalDate throughUntil,
            boolean imported) {

        static StepResponse from(EntryStep step) {
            return new StepResponse(
                    step.sequence(),
                    step.step(),
                    step.at(),
                    step.byName(),
                    step.value(),
                    step.previousValue(),
                    step.revision(),
                    step.rule(),
                    step.text(),
                    step.through(),
                    step.throughUntil(),
                    step.imported());
        }
    }

    @GetMapping("/api/v1/entries/{round}/{variable}/{office}/history")
    HistoryPage history(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) @Min(1) long cursor,
            @RequestParam(defaultValue = "" + MOST) @Min(1) @Max(MOST) int limit) {
        if (!person.is(Role.PSDG)) {
            person.requireReporterOf(office);
        }
        List<EntryStep> read = history.of(new ItemId(round, office, variable), cursor, limit + 1);
        List<EntryStep> steps = read.subList(0, Math.min(limit, read.size()));
        return new HistoryPage(
                steps.stream().map(StepResponse::from).toList(),
                read.size() > limit ? Long.toString(steps.getLast().sequence()) : null);
    }
}
