package org.rabrong.confirmation.decision.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.decision.ConfirmationDesk;
import org.rabrong.confirmation.decision.ConfirmationDesk.Asked;
import org.rabrong.confirmation.decision.Instruction;
import org.rabrong.confirmation.decision.ItemId;
import org.rabrong.confirmation.decision.Outcome;
import org.rabrong.confirmation.decision.Outcome.Decided;
import org.rabrong.confirmation.decision.Outcome.Refused;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemRenderer;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One decision on many items of a round, each with a result of its own. */
@RestController
class ManyDecisionsController {

    private static final int MOST = 1000;
    private static final int LONGEST_CODE = 64;
    private static final int OK = 200;

    private final ConfirmationDesk desk;
    private final Assignments assignments;
    private final ProblemRenderer problems;
    private final Clock clock;

    ManyDecisionsController(ConfirmationDesk desk, Assignments assignments, ProblemRenderer problems, Clock clock) {
        this.desk = desk;
        this.assignments = assignments;
        this.problems = problems;
        this.clock = clock;
    }

    /** The decisions, by the names of {@code actions}. */
    enum Decision {
        CONFIRM,
        PROPOSE,
        REJECT,
        WITHDRAW,
        REOPEN,
        AUDIT
    }

    /** @param reason of all rows; a row's own goes before it */
    record Decisions(
            @Nullable String round,
            @Nullable Decision decision,
            @Nullable String reason,
            @Nullable String fixBy,
            @Nullable String until,
            @Nullable List<@Nullable Row> items) {}

    record Row(
            @Nullable String variable,
            @Nullable String office,
            @Nullable Long revision,
            @Nullable String score,
            @Nullable String reason) {}

    /**
     * @param status what the decision alone would have been answered with
     * @param confirmation with status 200
     * @param problem with any other
     */
    record Result(
            String variable,
            String office,
            int status,
            @Nullable ItemResponse confirmation,
            @Nullable Map<String, @Nullable Object> problem) {}

    record Results(List<Result> items) {}

    @PostMapping("/api/v1/confirmations/batch")
    Results decide(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Decisions request,
            Person person,
            HttpServletRequest http,
            Locale locale) {
        if (!person.is(Role.CERTIFIER)) {
            throw Assignments.anyCertifier();
        }
        LocalDate today = LocalDate.now(clock);
        List<Asked> asked = read(request, today);
        String round = asked.getFirst().item().round();
        if (!assignments.knowsRound(round)) {
            throw Problem.notFound("round", round);
        }
        List<Outcome> outcomes = dryRun ? desk.preview(round, asked, person) : desk.decideEach(round, asked, person);
        return new Results(outcomes.stream()
                .map(outcome -> result(outcome, person, today, http, locale))
                .toList());
    }

    private Result result(Outcome outcome, Person person, LocalDate today, HttpServletRequest http, Locale locale) {
        ItemId id = outcome.id();
        return switch (outcome) {
            case Decided decided ->
                new Result(
                        id.variable(), id.office(), OK, ItemResponse.from(decided.item(), person, today, locale), null);
            case Refused refused ->
                new Result(
                        id.variable(),
                        id.office(),
                        refused.problem().type().status(),
                        null,
                        problems.body(refused.problem(), http.getRequestURI().replace("batch", id.toString()), locale));
        };
    }

    /** Refuses the whole request for what is wrong with all of it; what is wrong with a row is found when the row is judged. */
    private static List<Asked> read(Decisions request, LocalDate today) {
        List<Violation> broken = new ArrayList<>();
        String round = request.round();
        Decision decision = request.decision();
        List<@Nullable Row> rows = request.items();
        if (round == null || round.isEmpty()) {
            broken.add(Violation.of("round", "required"));
        } else if (!isCode(round)) {
            broken.add(Violation.of("round", "characters"));
        }
        if (decision == null) {
            broken.add(Violation.of("decision", "required"));
        }
        if (rows == null || rows.isEmpty()) {
            broken.add(Violation.of("items", "required"));
        } else if (rows.size() > MOST) {
            broken.add(Violation.of("items", "at-most", MOST));
        }
        if (!broken.isEmpty() || round == null || decision == null || rows == null) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        List<Asked> asked = asked(round, decision, request, rows);
        if (decision == Decision.REJECT || decision == Decision.REOPEN) {
            asked.getFirst().instruction().read(today); // the same for all rows, but for the revision
        }
        return asked;
    }

    private static List<Asked> asked(String round, Decision decision, Decisions request, List<@Nullable Row> rows) {
        List<Violation> broken = new ArrayList<>();
        List<Asked> asked = new ArrayList<>(rows.size());
        Set<ItemId> named = new HashSet<>();
        for (int at = 0; at < rows.size(); at++) {
            Row row = rows.get(at);
            String variable = row == null ? null : row.variable();
            String office = row == null ? null : row.office();
            requireCode(broken, "items[" + at + "].variable", variable);
            requireCode(broken, "items[" + at + "].office", office);
            if (row != null && variable != null && office != null) {
                ItemId id = new ItemId(round, variable, office);
                if (!named.add(id)) {
                    broken.add(Violation.of("items[" + at + "]", "twice", variable + "/" + office));
                }
                asked.add(new Asked(id, instruction(decision, request, row)));
            }
        }
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return asked;
    }

    private static Instruction instruction(Decision decision, Decisions request, Row row) {
        String reason = row.reason() == null ? request.reason() : row.reason();
        return switch (decision) {
            case CONFIRM -> new ConfirmRequest(row.revision());
            case PROPOSE -> new ProposeRequest(row.revision(), row.score(), reason);
            case REJECT -> new RejectRequest(request.reason(), request.fixBy(), row.revision());
            case WITHDRAW -> new WithdrawRequest(row.revision());
            case REOPEN -> new ReopenRequest(request.until(), row.revision());
            case AUDIT -> new AuditRequest(row.score(), reason, row.revision());
        };
    }

    private static void requireCode(List<Violation> broken, String field, @Nullable String code) {
        if (code == null || code.isEmpty()) {
            broken.add(Violation.of(field, "required"));
        } else if (!isCode(code)) {
            broken.add(Violation.of(field, "characters"));
        }
    }

    /** Something that could be a code: the database takes no NUL, and nobody needs long ones. */
    private static boolean isCode(String text) {
        return text.length() <= LONGEST_CODE && text.chars().noneMatch(Character::isISOControl);
    }
}
