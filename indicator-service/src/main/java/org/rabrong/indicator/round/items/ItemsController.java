package org.rabrong.indicator.round.items;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.round.items.ItemJob.Kind;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemTexts;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** สร้าง / ลบรายการกรอกข้อมูล, for psdg. */
@RestController
@RequestMapping("/api/v1/rounds/{round}/items")
class ItemsController {

    private static final int LARGEST_PAGE = 1000;

    private final ItemsDesk desk;
    private final RoundFrames rounds;
    private final RemovedItems removed;
    private final ProblemTexts texts;

    ItemsController(ItemsDesk desk, RoundFrames rounds, RemovedItems removed, ProblemTexts texts) {
        this.desk = desk;
        this.rounds = rounds;
        this.removed = removed;
        this.texts = texts;
    }

    /** @param carryForwardFrom an earlier round of the plan, "none", or null for the latest that has items */
    record CreateRequest(@Nullable String carryForwardFrom) {}

    record JobResponse(
            String round,
            String state,
            @Nullable Kind kind,
            int wanted,
            int done,
            int items,
            @Nullable String carryForwardFrom,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Actor by,
            @Nullable String error) {}

    record WarningResponse(@Nullable String variable, String rule, String message) {}

    record PreviewResponse(
            int toCreate,
            int existing,
            int toRemove,
            LocalDate day,
            Previews.OfKinds offices,
            int variables,
            Previews.OfKinds byKind,
            List<Previews.OfBureau> byBureau,
            Previews.CarryForward carryForward,
            List<WarningResponse> warnings) {}

    record RemovedPage(
            List<RemovedItems.RemovedItem> items, @Nullable String next) {}

    @GetMapping
    JobResponse job(Person person, @PathVariable String round, Locale locale) {
        person.requirePsdg();
        requireRound(round);
        return desk.latest(round)
                .map(job -> response(job, locale))
                .orElseGet(() -> new JobResponse(round, "NONE", null, 0, 0, 0, null, null, null, null, null));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobResponse create(
            Person person,
            @PathVariable String round,
            @RequestBody(required = false) @Nullable CreateRequest request,
            Locale locale) {
        person.requirePsdg();
        return response(
                desk.create(round, request == null ? null : request.carryForwardFrom(), Actor.psdg(person)), locale);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobResponse removeAll(Person person, @PathVariable String round, Locale locale) {
        person.requirePsdg();
        return response(desk.remove(round, Removal.ALL, Actor.psdg(person)), locale);
    }

    @GetMapping("/preview")
    PreviewResponse preview(
            Person person,
            @PathVariable String round,
            @RequestParam(required = false) @Nullable String carryForwardFrom,
            Locale locale) {
        person.requirePsdg();
        Previews.OfCreation preview = desk.preview(round, carryForwardFrom);
        return new PreviewResponse(
                preview.toCreate(),
                preview.existing(),
                preview.toRemove(),
                preview.day(),
                preview.offices(),
                preview.variables(),
                preview.byKind(),
                preview.byBureau(),
                preview.carryForward(),
                preview.warnings().stream()
                        .map(warning -> new WarningResponse(
                                warning.variable(),
                                warning.violation().rule(),
                                texts.rule(warning.violation(), locale)))
                        .toList());
    }

    @PostMapping("/removal-preview")
    Previews.OfRemoval removalPreview(
            Person person, @PathVariable String round, @RequestBody(required = false) @Nullable Removal request) {
        person.requirePsdg();
        return desk.removalPreview(round, (request == null ? Removal.ALL : request).scope());
    }

    @PostMapping("/removal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobResponse remove(
            Person person,
            @PathVariable String round,
            @RequestBody(required = false) @Nullable Removal request,
            Locale locale) {
        person.requirePsdg();
        return response(desk.remove(round, request == null ? Removal.ALL : request, Actor.psdg(person)), locale);
    }

    @GetMapping("/removed")
    RemovedPage removed(
            Person person,
            @PathVariable String round,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "200") int limit) {
        person.requirePsdg();
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : LARGEST_PAGE));
        }
        requireRound(round);
        List<RemovedItems.RemovedItem> rows =
                removed.before(round, cursor == null ? Long.MAX_VALUE : cursor, limit + 1);
        if (rows.size() <= limit) {
            return new RemovedPage(rows, null);
        }
        List<RemovedItems.RemovedItem> page = rows.subList(0, limit);
        return new RemovedPage(page, Long.toString(page.getLast().id()));
    }

    private void requireRound(String round) {
        if (rounds.find(round).isEmpty()) {
            throw Problem.notFound("round", round);
        }
    }

    private JobResponse response(ItemJob job, Locale locale) {
        String error = job.error();
        return new JobResponse(
                job.round(),
                job.state().name(),
                job.kind() == Kind.TOP_UP ? Kind.CREATE : job.kind(),
                job.variables().size(),
                job.nextStep(),
                job.items(),
                job.carryForwardFrom(),
                job.startedAt(),
                job.finishedAt(),
                job.by(),
                error == null
                        ? null
                        : texts.rule(
                                Violation.of(
                                        "",
                                        "items-step-failed",
                                        job.failedVariable() == null ? "-" : job.failedVariable(),
                                        error),
                                locale));
    }
}
