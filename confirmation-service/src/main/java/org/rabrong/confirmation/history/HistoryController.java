package org.rabrong.confirmation.history;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.HistoryAccess.Asked;
import org.rabrong.confirmation.history.HistorySearch.Cursor;
import org.rabrong.confirmation.history.HistorySearch.Found;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The history for those whom it concerns: of one item, searched, and as a file. */
@RestController
@RequestMapping("/api/v1/confirmations")
class HistoryController {

    private static final int MOST = 1000;

    private final ItemHistory history;
    private final HistorySearch search;
    private final HistoryExport export;
    private final HistoryAccess access;
    private final Assignments assignments;

    HistoryController(
            ItemHistory history,
            HistorySearch search,
            HistoryExport export,
            HistoryAccess access,
            Assignments assignments) {
        this.history = history;
        this.search = search;
        this.export = export;
        this.access = access;
        this.assignments = assignments;
    }

    /** @param next cursor of the following page, null on the last */
    record HistoryPage<T>(List<T> items, @Nullable String next) {}

    @GetMapping("/{round}/{variable}/{office}/history")
    HistoryPage<StepResponse> history(
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "1000") int limit,
            Person person) {
        if (!person.reportsFor(office)) {
            assignments.requireReader(person, round, variable);
        }
        requireLimit(limit);
        if (!assignments.knowsItem(round, variable, office)) {
            throw Problem.notFound("item", round + "/" + variable + "/" + office);
        }
        List<ChainedEntry> read = history.of(round, variable, office, cursor, limit + 1);
        List<ChainedEntry> entries = read.subList(0, Math.min(limit, read.size()));
        String next =
                read.size() > limit ? Long.toString(entries.getLast().entry().sequence()) : null;
        return new HistoryPage<>(entries.stream().map(StepResponse::from).toList(), next);
    }

    @GetMapping("/history")
    HistoryPage<FoundResponse> search(
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Person person) {
        HistoryFilter filter = access.filter(asked, person);
        requireLimit(limit);
        List<Found> read = search.find(filter, cursor == null ? null : Cursor.of(cursor), limit + 1);
        List<Found> found = read.subList(0, Math.min(limit, read.size()));
        String next = read.size() > limit ? Cursor.after(found.getLast().chained()).text() : null;
        return new HistoryPage<>(found.stream().map(FoundResponse::from).toList(), next);
    }

    /** The whole file is there before the first byte is sent: a refusal is a refusal, and a slow line holds no connection to the database. */
    @GetMapping("/history/export")
    void export(
            @ModelAttribute Asked asked,
            @RequestParam(defaultValue = "xlsx") String format,
            Person person,
            HttpServletResponse response)
            throws IOException {
        HistoryFilter filter = access.filter(asked, person);
        HistoryExport.Format wanted = Stream.of(HistoryExport.Format.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(Violation.of("format", "xlsx-or-csv")));
        Path file = export.write(filter, wanted);
        try {
            response.setContentType(wanted.contentType());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name(filter) + "." + format)
                            .build()
                            .toString());
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    /** Codes that are known here, so letters, digits, dots and hyphens; a variable is not looked up and left out where it is something else. */
    private static String name(HistoryFilter filter) {
        return Stream.of("confirmation-history", filter.round(), filter.variable(), filter.office())
                .filter(part -> part != null && part.matches("[A-Za-z0-9.-]+"))
                .collect(Collectors.joining("-"));
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : MOST));
        }
    }
}
