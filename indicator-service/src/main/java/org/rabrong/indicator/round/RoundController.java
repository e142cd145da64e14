package org.rabrong.indicator.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Rounds: everyone who signed in reads them, psdg makes and changes them. */
@RestController
@RequestMapping("/api/v1/rounds")
class RoundController {

    private static final Set<Integer> MONTHS = Set.of(6, 9, 12);
    private static final int LARGEST_PAGE = 1000;
    private static final int LONGEST_NAME = 200;

    private final RoundDesk desk;
    private final RoundViews views;

    RoundController(RoundDesk desk, RoundViews views) {
        this.desk = desk;
        this.views = views;
    }

    record RoundPage(List<RoundView> items, @Nullable String next) {}

    record Days(@Nullable LocalDate opens, @Nullable LocalDate closes) {}

    record RoundRequest(
            @Nullable String plan,
            @Nullable Integer months,
            @Nullable String nameTh,
            @Nullable Days reporting,
            @Nullable Days certification) {}

    record NameRequest(@Nullable String nameTh) {}

    record WindowsRequest(
            @Nullable Days reporting, @Nullable Days certification) {}

    record VersionRequest(@Nullable Integer version) {}

    record VersionResponse(
            RoundView round,
            int from,
            int to,
            List<String> variablesAdded,
            List<String> variablesRemoved,
            int toCreate,
            int toRemove,
            int toRemoveReported) {}

    @GetMapping
    RoundPage page(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "200") int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : LARGEST_PAGE));
        }
        if (cursor != null && cursor.indexOf('\0') >= 0) {
            throw Problem.invalid(Violation.of("cursor", "characters"));
        }
        List<RoundView> rows = views.page(cursor, limit + 1);
        List<RoundView> shown = rows.subList(0, Math.min(limit, rows.size()));
        return new RoundPage(shown, rows.size() > limit ? shown.getLast().round() : null);
    }

    @GetMapping("/{round}")
    RoundView one(@PathVariable String round) {
        return views.find(round).orElseThrow(() -> Problem.notFound("round", round));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RoundView create(Person person, @RequestBody RoundRequest request) {
        person.requirePsdg();
        List<Violation> broken = new ArrayList<>();
        String plan = request.plan();
        Integer months = request.months();
        if (plan == null || plan.isBlank()) {
            broken.add(Violation.of("plan", "required"));
        } else if (plan.length() > 40 || plan.indexOf('\0') >= 0) {
            broken.add(Violation.of("plan", "format"));
        }
        if (months == null) {
            broken.add(Violation.of("months", "required"));
        } else if (!MONTHS.contains(months)) {
            broken.add(Violation.of("months", "months"));
        }
        String name = name(request.nameTh(), broken);
        Windows windows = windows(request.reporting(), request.certification(), broken);
        if (plan == null || months == null || windows == null || !broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return one(desk.create(plan, months, name, windows));
    }

    @PutMapping("/{round}")
    RoundView rename(Person person, @PathVariable String round, @RequestBody NameRequest request) {
        person.requirePsdg();
        List<Violation> broken = new ArrayList<>();
        String name = name(request.nameTh(), broken);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        desk.rename(round, name);
        return one(round);
    }

    @PutMapping("/{round}/windows")
    RoundView moveWindows(Person person, @PathVariable String round, @RequestBody WindowsRequest request) {
        person.requirePsdg();
        List<Violation> broken = new ArrayList<>();
        Windows windows = windows(request.reporting(), request.certification(), broken);
        if (windows == null) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        desk.moveWindows(round, windows);
        return one(round);
    }

    @PostMapping("/{round}/plan-version")
    VersionResponse movePlanVersion(
            Person person,
            @PathVariable String round,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody VersionRequest request) {
        person.requirePsdg();
        Integer version = request.version();
        if (version == null) {
            throw Problem.invalid(Violation.of("version", "required"));
        }
        RoundDesk.VersionMove move = desk.movePlanVersion(round, version, dryRun);
        return new VersionResponse(
                one(round),
                move.from(),
                move.to(),
                move.change().variablesAdded(),
                move.change().variablesRemoved(),
                move.change().toCreate(),
                move.change().toRemove(),
                move.change().toRemoveReported());
    }

    private static String name(@Nullable String given, List<Violation> broken) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            broken.add(Violation.of("nameTh", "required"));
        } else if (name.length() > LONGEST_NAME) {
            broken.add(Violation.of("nameTh", "length", LONGEST_NAME));
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            broken.add(Violation.of("nameTh", "characters"));
        }
        return name;
    }

    private static @Nullable Windows windows(
            @Nullable Days reporting, @Nullable Days certification, List<Violation> missing) {
        DateWindow forReporting = window("reporting", reporting, missing);
        DateWindow forCertification = window("certification", certification, missing);
        return forReporting == null || forCertification == null ? null : new Windows(forReporting, forCertification);
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
