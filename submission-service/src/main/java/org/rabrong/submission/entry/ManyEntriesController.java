package org.rabrong.submission.entry;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.submission.entry.Outcome.Refused;
import org.rabrong.submission.entry.Outcome.Taken;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many values of one office at once, each with a result of its own. */
@RestController
class ManyEntriesController {

    private static final int MOST = 1000;
    private static final int LONGEST_CODE = 40;
    private static final int OK = 200;

    private final EntryDesk desk;
    private final ProblemRenderer problems;
    private final Clock clock;
    private final ReasonTexts texts = new ReasonTexts();

    ManyEntriesController(EntryDesk desk, ProblemRenderer problems, Clock clock) {
        this.desk = desk;
        this.problems = problems;
        this.clock = clock;
    }

    record Reports(
            @Nullable String round,
            @Nullable String office,
            @Nullable List<@Nullable Row> values) {}

    record Row(TypedValue variable, TypedValue value, TypedValue revision) {}

    /**
     * @param status what the report alone would have been answered with
     * @param entry with status 200
     * @param problem with any other
     */
    record Result(
            String variable,
            int status,
            @Nullable EntryResponse entry,
            @Nullable Map<String, @Nullable Object> problem) {}

    record Results(List<Result> items) {}

    @PutMapping("/api/v1/entries")
    Results report(Person person, @RequestBody Reports request, HttpServletRequest http, Locale locale) {
        String office = required("office", request.office());
        person.requireReporterOf(office);
        String round = required("round", request.round());
        List<Report> reports = reports(request.values());
        Instant now = clock.instant();
        return new Results(desk.reportEach(round, office, reports, person).stream()
                .map(outcome -> switch (outcome) {
                    case Taken taken ->
                        new Result(
                                taken.variable(), OK, EntryResponse.from(taken.after(), now, texts.in(locale)), null);
                    case Refused(String variable, Problem problem) ->
                        new Result(
                                variable,
                                problem.type().status(),
                                null,
                                problems.body(
                                        problem,
                                        http.getRequestURI() + "/" + new ItemId(round, office, variable).key(),
                                        locale));
                })
                .toList());
    }

    private static List<Report> reports(@Nullable List<@Nullable Row> rows) {
        if (rows == null || rows.isEmpty()) {
            throw Problem.invalid(Violation.of("values", "required"));
        }
        if (rows.size() > MOST) {
            throw Problem.invalid(Violation.of("values", "at-most", MOST));
        }
        List<Violation> broken = new ArrayList<>();
        List<Report> reports = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row == null || !(row.variable() instanceof TypedValue.Text(String variable)) || variable.isEmpty()) {
                broken.add(Violation.of("values[" + i + "].variable", "required"));
            } else if (variable.length() > LONGEST_CODE) {
                broken.add(Violation.of("values[" + i + "].variable", "length", LONGEST_CODE));
            } else if (named.add(variable)) {
                reports.add(new Report(variable, row.value(), row.revision()));
            } else {
                broken.add(Violation.of("values[" + i + "].variable", "twice", variable));
            }
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return reports;
    }

    private static String required(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw Problem.invalid(Violation.of(field, "required"));
        }
        return text;
    }
}
