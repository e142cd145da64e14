package org.rabrong.confirmation.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.deadline.Escalations.Escalation;
import org.rabrong.confirmation.deadline.NoticeResponse.CountsResponse;
import org.rabrong.confirmation.deadline.Owed.Undecided;
import org.rabrong.confirmation.deadline.OwedItems.Question;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** รายการที่ยังไม่รับรองเมื่อสิ้นสุดเวลา, for psdg and the executives. */
@RestController
class EscalationController {

    private final Escalations escalations;
    private final OwedItems owed;
    private final Windows windows;
    private final Assignments assignments;
    private final JdbcClient jdbc;
    private final Clock clock;

    EscalationController(
            Escalations escalations,
            OwedItems owed,
            Windows windows,
            Assignments assignments,
            JdbcClient jdbc,
            Clock clock) {
        this.escalations = escalations;
        this.owed = owed;
        this.windows = windows;
        this.assignments = assignments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param closes last day of the round's own certification window
     * @param items the latest end first
     * @param stillOpen what is undecided and may still be decided on, by bureau and day; empty while the window itself is open
     */
    record EscalationsResponse(
            String round, LocalDate closes, List<EscalationResponse> items, List<OpenResponse> stillOpen) {}

    /** @param counts at the end; {@code now}: of them, what is still undecided and may not be decided on any more */
    record EscalationResponse(
            LocalDate endedOn,
            Instant toldAt,
            CountsResponse counts,
            CountsResponse now,
            List<BureauResponse> bureaus) {}

    record BureauResponse(
            String bureau,
            @Nullable String nameTh,
            CountsResponse counts,
            CountsResponse now,
            List<VariableResponse> variables) {}

    record VariableResponse(String variable, @Nullable String nameTh, CountsResponse counts, CountsResponse now) {}

    record OpenResponse(String bureau, @Nullable String nameTh, LocalDate until, CountsResponse counts) {}

    @GetMapping("/api/v1/confirmations/escalations")
    EscalationsResponse escalations(@RequestParam String round, Person person) {
        if (!person.is(Role.PSDG) && !person.is(Role.EXECUTIVE)) {
            throw Problem.forbidden("escalations", "");
        }
        NoticeController.requireRound(assignments, round);
        LocalDate today = DeadlineRules.today(clock);
        LocalDate closes = windows.certificationCloses(round);
        Names names = Names.of(jdbc, round);
        List<Escalation> told = escalations.of(round);
        Map<Line, Counts> now = told.isEmpty() ? Map.of() : now(told, round, today);
        return new EscalationsResponse(
                round,
                closes,
                told.stream().map(each -> response(each, now, names)).toList(),
                closes.isBefore(today) ? stillOpen(round, today, names) : List.of());
    }

    private record Line(LocalDate endedOn, String variable) {}

    private Map<Line, Counts> now(List<Escalation> told, String round, LocalDate today) {
        Question ended = new Question(today, told.getLast().endedOn(), today.minusDays(1), round, null);
        Map<Line, Counts> now = new HashMap<>();
        owed.undecided(ended).forEach(each -> now.put(new Line(each.lastDay(), each.variable()), each.counts()));
        return now;
    }

    private static EscalationResponse response(Escalation told, Map<Line, Counts> now, Names names) {
        Map<String, List<Undecided>> byBureau = new LinkedHashMap<>();
        told.lines()
                .forEach(line -> byBureau.computeIfAbsent(line.bureau(), _ -> new ArrayList<>())
                        .add(line));
        List<BureauResponse> bureaus = byBureau.entrySet().stream()
                .map(bureau -> new BureauResponse(
                        bureau.getKey(),
                        names.organisation(bureau.getKey()),
                        CountsResponse.of(sum(bureau.getValue())),
                        CountsResponse.of(sumNow(bureau.getValue(), now)),
                        bureau.getValue().stream()
                                .map(line -> new VariableResponse(
                                        line.variable(),
                                        names.variable(line.variable()),
                                        CountsResponse.of(line.counts()),
                                        CountsResponse.of(now(line, now))))
                                .toList()))
                .toList();
        return new EscalationResponse(
                told.endedOn(),
                told.toldAt(),
                CountsResponse.of(told.counts()),
                CountsResponse.of(sumNow(told.lines(), now)),
                bureaus);
    }

    private List<OpenResponse> stillOpen(String round, LocalDate today, Names names) {
        record Until(String bureau, LocalDate day) {}
        Map<Until, Counts> open = new LinkedHashMap<>();
        owed.undecided(Question.stillOpen(today, round))
                .forEach(each -> open.merge(new Until(each.bureau(), each.lastDay()), each.counts(), Counts::plus));
        return open.entrySet().stream()
                .map(each -> new OpenResponse(
                        each.getKey().bureau(),
                        names.organisation(each.getKey().bureau()),
                        each.getKey().day(),
                        CountsResponse.of(each.getValue())))
                .toList();
    }

    private static Counts sum(List<Undecided> lines) {
        return lines.stream().map(Undecided::counts).reduce(Counts.NONE, Counts::plus);
    }

    private static Counts sumNow(List<Undecided> lines, Map<Line, Counts> now) {
        return lines.stream().map(line -> now(line, now)).reduce(Counts.NONE, Counts::plus);
    }

    private static Counts now(Undecided line, Map<Line, Counts> now) {
        return now.getOrDefault(new Line(line.lastDay(), line.variable()), Counts.NONE);
    }
}
