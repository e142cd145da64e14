package org.rabrong.confirmation.worklist;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ItemId;
import org.rabrong.confirmation.decision.ItemStatus;
import org.rabrong.confirmation.decision.ItemView;
import org.rabrong.confirmation.decision.web.ItemResponse;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.confirmation.worklist.Worklist.Filter;
import org.rabrong.confirmation.worklist.Worklist.Whose;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a certifier looks at before deciding; psdg may read all of it. */
@RestController
@RequestMapping("/api/v1/confirmations")
class WorklistController {

    private static final int MOST = 1000;

    private final Worklist worklist;
    private final Assignments assignments;
    private final Clock clock;

    WorklistController(Worklist worklist, Assignments assignments, Clock clock) {
        this.worklist = worklist;
        this.assignments = assignments;
        this.clock = clock;
    }

    /** Kinds of offices. */
    enum OfficeKind {
        PRIMARY,
        SECONDARY
    }

    @GetMapping
    Page<ItemResponse> items(
            @RequestParam String round,
            @RequestParam(required = false) @Nullable String variable,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable List<ItemStatus> status,
            @RequestParam(required = false) @Nullable OfficeKind kind,
            @RequestParam(required = false) @Nullable Instant changedSince,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "1000") int limit,
            Person person,
            Locale locale) {
        Filter filter = new Filter(status, kind == null ? null : kind.name(), changedSince);
        requireText("round", round);
        requireText("variable", variable);
        requireText("office", office);
        requireText("cursor", cursor);
        if (variable != null && office == null) {
            assignments.requireReader(person, round, variable);
            return page(
                    worklist.byVariable(round, variable, filter, cursor, checked(limit) + 1),
                    limit,
                    item -> item.id().office(),
                    person,
                    locale);
        }
        Whose whose = whose(person, person.is(Role.PSDG));
        if (office != null && variable == null) {
            requireRound(round);
            List<ItemView> items = worklist.byOffice(round, office, whose, filter, cursor, checked(limit) + 1);
            if (items.isEmpty() && !assignments.knowsOffice(office)) {
                throw Problem.notFound("office", office);
            }
            return page(items, limit, item -> item.id().variable(), person, locale);
        }
        throw Problem.invalid(Violation.of("variable", "variable-or-office"));
    }

    @GetMapping("/variables")
    Page<VariableResponse> variables(
            @RequestParam String round,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "1000") int limit,
            Person person) {
        requireText("round", round);
        requireText("cursor", cursor);
        Whose whose = whose(person, person.organisations(Role.CERTIFIER).isEmpty());
        requireRound(round);
        List<VariableResponse> variables = worklist.variables(round, whose, cursor, checked(limit) + 1);
        return page(variables, limit, VariableResponse::variable);
    }

    @GetMapping("/{round}/{variable}/{office}")
    ItemResponse item(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            Person person,
            Locale locale) {
        assignments.requireReader(person, round, variable);
        return worklist.one(new ItemId(round, variable, office))
                .map(item -> ItemResponse.from(item, person, LocalDate.now(clock), locale))
                .orElseThrow(() -> Problem.notFound("office", office));
    }

    /** The person's own bureaus; all of them for psdg where asked for. */
    private static Whose whose(Person person, boolean allForPsdg) {
        if (!person.is(Role.CERTIFIER) && !person.is(Role.PSDG)) {
            throw Assignments.anyCertifier();
        }
        Set<String> own = person.organisations(Role.CERTIFIER);
        return new Whose(allForPsdg && person.is(Role.PSDG), own);
    }

    private void requireRound(String round) {
        if (!assignments.knowsRound(round)) {
            throw Problem.notFound("round", round);
        }
    }

    /** The database takes no NUL; in a path the container refuses it. */
    private static void requireText(String parameter, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw Problem.invalid(Violation.of(parameter, "characters"));
        }
    }

    private static int checked(int limit) {
        if (limit < 1) {
            throw Problem.invalid(Violation.of("limit", "min", 1));
        }
        if (limit > MOST) {
            throw Problem.invalid(Violation.of("limit", "max", MOST));
        }
        return limit;
    }

    private Page<ItemResponse> page(
            List<ItemView> items, int limit, Function<ItemView, String> cursor, Person person, Locale locale) {
        LocalDate today = LocalDate.now(clock);
        Page<ItemView> page = page(items, limit, cursor);
        return new Page<>(
                page.items().stream()
                        .map(item -> ItemResponse.from(item, person, today, locale))
                        .toList(),
                page.next());
    }

    /** One row more than the limit was read, to know whether there is a next page. */
    private static <T> Page<T> page(List<T> read, int limit, Function<T, String> cursor) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> items = read.subList(0, limit);
        return new Page<>(items, cursor.apply(items.getLast()));
    }
}
