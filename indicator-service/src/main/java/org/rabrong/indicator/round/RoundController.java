package org.rabrong.indicator.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rounds: everyone who signed in reads them, psdg moves their windows and creates their items. */
@RestController
@RequestMapping("/api/v1/rounds")
class RoundController {

    private final RoundDesk desk;
    private final Clock clock;

    RoundController(RoundDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    record RoundList(List<RoundResponse> items, @Nullable String next) {}

    /** {@code reportingOpen} and {@code certificationOpen} are true while today, in Bangkok, lies in the window. */
    record RoundResponse(
            String round,
            String plan,
            int planVersion,
            String programme,
            int fiscalYear,
            int months,
            String nameTh,
            DateWindow reporting,
            DateWindow certification,
            boolean reportingOpen,
            boolean certificationOpen) {

        static RoundResponse from(Round round, LocalDate today) {
            return new RoundResponse(
                    round.id(),
                    round.plan(),
                    round.planVersion(),
                    round.programme(),
                    round.fiscalYear(),
                    round.months(),
                    round.nameTh(),
                    round.reporting(),
                    round.certification(),
                    round.reportingOpenOn(today),
                    round.certificationOpenOn(today));
        }
    }

    record WindowsRequest(
            @Nullable Days reporting, @Nullable Days certification) {

        record Days(@Nullable LocalDate opens, @Nullable LocalDate closes) {}

        Windows toWindows() {
            List<Violation> missing = new ArrayList<>();
            DateWindow forReporting = window("reporting", reporting, missing);
            DateWindow forCertification = window("certification", certification, missing);
            if (forReporting == null || forCertification == null) {
                throw Problem.invalid(missing.toArray(Violation[]::new));
            }
            return new Windows(forReporting, forCertification);
        }

        private static @Nullable DateWindow window(String name, @Nullable Days days, List<Violation> missing) {
            LocalDate opens = days == null ? null : days.opens();
            LocalDate closes = days == null ? null : days.closes();
            if (opens == null) {
                missing.add(Violation.of(name + ".opens", "required"));
            }
            if (closes == null) {
                missing.add(Violation.of(name + ".closes", "required"));
            }
            return opens == null || closes == null ? null : new DateWindow(opens, closes);
        }
    }

    @GetMapping
    RoundList all() {
        LocalDate today = LocalDate.now(clock);
        return new RoundList(
                desk.all().stream()
                        .map(round -> RoundResponse.from(round, today))
                        .toList(),
                null);
    }

    @GetMapping("/{round}")
    RoundResponse one(@PathVariable String round) {
        return desk.find(round)
                .map(found -> RoundResponse.from(found, LocalDate.now(clock)))
                .orElseThrow(() -> Problem.notFound("round", round));
    }

    @PutMapping("/{round}/windows")
    RoundResponse moveWindows(Person person, @PathVariable String round, @RequestBody WindowsRequest request) {
        person.requirePsdg();
        return RoundResponse.from(desk.moveWindows(round, request.toWindows()), LocalDate.now(clock));
    }

    @PostMapping("/{round}/items")
    RoundDesk.ItemCounts createItems(Person person, @PathVariable String round) {
        person.requirePsdg();
        return desk.createItems(round);
    }
}
