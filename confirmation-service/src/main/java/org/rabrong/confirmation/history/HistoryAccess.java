package org.rabrong.confirmation.history;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.projection.Assignments;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.springframework.stereotype.Component;

/**
 * Who may look for what: psdg for everything, a certifier for what the own bureaus certify, a reporter for the own office. What is asked for and not
 * theirs is refused by name; what they did not narrow is narrowed to theirs.
 */
@Component
class HistoryAccess {

    private static final int LONGEST = 100;
    private static final Pattern STEP = Pattern.compile("[a-z][a-z-]{0,39}");

    private final Assignments assignments;
    private final ZoneId zone;

    HistoryAccess(Assignments assignments, Clock clock) {
        this.assignments = assignments;
        this.zone = clock.getZone();
    }

    /** The request's parameters; an empty one is none. */
    record Asked(
            @Nullable String round,
            @Nullable String variable,
            @Nullable String office,
            @Nullable String bureau,
            @Nullable String step,
            @Nullable String person,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        Asked {
            round = textOrNone(round);
            variable = textOrNone(variable);
            office = textOrNone(office);
            bureau = textOrNone(bureau);
            step = textOrNone(step);
            person = textOrNone(person);
        }

        private static @Nullable String textOrNone(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** @throws Problem 403 for what is others', 422 for what is malformed, 404 for what is not there */
    HistoryFilter filter(Asked asked, Person person) {
        Set<String> bureaus = person.organisations(Role.CERTIFIER);
        Set<String> offices = person.organisations(Role.REPORTER);
        boolean ofTheirOffice = asked.office() != null && offices.contains(asked.office());
        String office = asked.office();
        List<String> scope = null;
        if (!person.is(Role.PSDG) && !ofTheirOffice) {
            if (person.is(Role.CERTIFIER)) {
                scope = List.copyOf(bureaus);
            } else if (offices.isEmpty()) {
                throw Assignments.anyCertifier();
            } else if (office != null) {
                throw Problem.forbidden("reporter", office);
            } else if (offices.size() == 1) {
                office = offices.iterator().next();
            } else {
                throw Problem.invalid(Violation.of("office", "required"));
            }
        }
        String bureau = asked.bureau();
        if (bureau != null) {
            if (scope != null) {
                person.requireCertifierOf(bureau);
            }
            scope = List.of(bureau);
        }
        requireWellFormed(asked);
        if (scope != null && asked.round() != null && asked.variable() != null) {
            assignments.requireReader(person, asked.round(), asked.variable());
        }
        requireKnown(asked.round(), office);
        LocalDate to = asked.to();
        return new HistoryFilter(
                asked.round(),
                asked.variable(),
                office,
                scope,
                asked.step(),
                asked.person(),
                startOf(asked.from()),
                to == null ? null : startOf(to.plusDays(1)));
    }

    private static void requireWellFormed(Asked asked) {
        List<Violation> violations = new ArrayList<>();
        text(violations, "round", asked.round());
        text(violations, "variable", asked.variable());
        text(violations, "office", asked.office());
        text(violations, "bureau", asked.bureau());
        text(violations, "person", asked.person());
        String step = asked.step();
        if (step != null && !STEP.matcher(step).matches()) {
            violations.add(Violation.of("step", "format"));
        }
        day(violations, "from", asked.from());
        day(violations, "to", asked.to());
        if (asked.from() != null && asked.to() != null && asked.to().isBefore(asked.from())) {
            violations.add(Violation.of("to", "before-from"));
        }
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.toArray(Violation[]::new));
        }
    }

    /** The database takes no NUL. */
    private static void text(List<Violation> violations, String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > LONGEST) {
            violations.add(Violation.of(field, "length", LONGEST));
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            violations.add(Violation.of(field, "characters"));
        }
    }

    /** The database's calendar is longer than anybody's history, and shorter than Java's. */
    private static void day(List<Violation> violations, String field, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 9999)) {
            violations.add(Violation.of(field, "date"));
        }
    }

    private void requireKnown(@Nullable String round, @Nullable String office) {
        if (round != null && !assignments.knowsRound(round)) {
            throw Problem.notFound("round", round);
        }
        if (office != null && !assignments.knowsOffice(office)) {
            throw Problem.notFound("office", office);
        }
    }

    private @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }
}
