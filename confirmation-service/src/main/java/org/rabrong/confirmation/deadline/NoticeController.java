package org.rabrong.confirmation.deadline;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What concerns the person who asks, and nobody else's. */
@RestController
class NoticeController {

    private final DeadlineDesk desk;
    private final Assignments assignments;
    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeController(DeadlineDesk desk, Assignments assignments, JdbcClient jdbc, Clock clock) {
        this.desk = desk;
        this.assignments = assignments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record NoticesResponse(List<NoticeResponse> items) {}

    @GetMapping("/api/v1/confirmations/notices")
    NoticesResponse notices(@RequestParam(required = false) @Nullable String round, Person person) {
        List<Recipient> recipients = Recipient.of(person);
        if (recipients.isEmpty()) {
            throw Problem.forbidden("notices", "");
        }
        if (round != null) {
            requireRound(assignments, round);
        }
        LocalDate today = DeadlineRules.today(clock);
        Names names = Names.ofOrganisations(jdbc);
        return new NoticesResponse(desk.current(recipients, round).stream()
                .map(current -> NoticeResponse.of(current, names, today))
                .toList());
    }

    /** The database takes no NUL. */
    static void requireRound(Assignments assignments, String round) {
        if (round.indexOf('\0') >= 0) {
            throw Problem.invalid(Violation.of("round", "characters"));
        }
        if (!assignments.knowsRound(round)) {
            throw Problem.notFound("round", round);
        }
    }
}
