package org.rabrong.indicator.assignment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who reports and who certifies what, for everyone who signed in. */
@RestController
@RequestMapping("/api/v1/assignments")
class AssignmentController {

    private static final int LARGEST_PAGE = 1000;
    private static final int LONGEST_CODE = 40;
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Assignments assignments;

    AssignmentController(Assignments assignments) {
        this.assignments = assignments;
    }

    record AssignmentPage(List<Assignment> items, @Nullable String next) {}

    @GetMapping(params = "format=xlsx")
    void excel(
            @RequestParam(required = false) @Nullable String round,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String bureau,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String indicator,
            HttpServletResponse response)
            throws IOException {
        Assignments.Listing listing = listing(round, plan, bureau, office, indicator);
        response.setContentType(EXCEL);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("assignments-" + (round == null ? plan : round) + ".xlsx")
                        .build()
                        .toString());
        AssignmentSheet.write(response.getOutputStream(), listing);
    }

    @GetMapping
    AssignmentPage page(
            @RequestParam(required = false) @Nullable String round,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String bureau,
            @RequestParam(required = false) @Nullable String office,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "1000") int limit) {
        if (!format.equals("json")) {
            throw Problem.invalid(Violation.of("format", "format"));
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : LARGEST_PAGE));
        }
        List<Assignment> all = listing(round, plan, bureau, office, indicator).assignments();
        int first = cursor == null
                ? 0
                : all.stream().map(Assignment::variable).toList().indexOf(cursor) + 1;
        List<Assignment> shown = all.subList(first, Math.min(all.size(), first + limit));
        return new AssignmentPage(
                shown, first + limit < all.size() ? shown.getLast().variable() : null);
    }

    private Assignments.Listing listing(
            @Nullable String round,
            @Nullable String plan,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String indicator) {
        Map<String, @Nullable String> codes = new LinkedHashMap<>();
        codes.put("round", round);
        codes.put("plan", plan);
        codes.put("bureau", bureau);
        codes.put("office", office);
        codes.put("indicator", indicator);
        List<Violation> broken = new ArrayList<>();
        codes.forEach((name, code) -> {
            if (code != null && (code.isBlank() || code.length() > LONGEST_CODE || code.indexOf('\0') >= 0)) {
                broken.add(Violation.of(name, "format"));
            }
        });
        if ((round == null) == (plan == null)) {
            broken.add(Violation.of("round", "round-or-plan"));
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        Assignments.Filter filter = new Assignments.Filter(bureau, office, indicator);
        if (round != null) {
            return assignments.ofRound(round, filter);
        }
        return assignments.ofPlan(String.valueOf(plan), filter);
    }
}
