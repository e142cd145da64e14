package org.rabrong.confirmation.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.deadline.DeadlineDesk.Telling;
import org.rabrong.confirmation.deadline.DeadlineRuns.Run;
import org.rabrong.confirmation.deadline.Escalations.Escalation;
import org.rabrong.confirmation.deadline.NoticeResponse.CountsResponse;
import org.rabrong.confirmation.deadline.Notices.Numbered;
import org.rabrong.confirmation.deadline.Owed.Undecided;
import org.rabrong.confirmation.deadline.Windows.RoundWindows;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** กำหนดเวลาและการแจ้งเตือน, for psdg: when it runs, what it told, and a run by hand. */
@RestController
@RequestMapping("/api/v1/confirmations/deadlines")
class DeadlineController {

    private static final int RUNS = 10;
    private static final int MOST = 1000;

    private final DeadlineDesk desk;
    private final DeadlineRuns runs;
    private final Notices notices;
    private final Windows windows;
    private final DeadlineSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    DeadlineController(
            DeadlineDesk desk,
            DeadlineRuns runs,
            Notices notices,
            Windows windows,
            DeadlineSettings settings,
            JdbcClient jdbc,
            Clock clock) {
        this.desk = desk;
        this.runs = runs;
        this.notices = notices;
        this.windows = windows;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param runs the newest first
     * @param nextRun null where the schedule is switched off
     * @param rounds whose certification has not ended long ago, the earliest end first
     */
    record DeadlinesResponse(
            LocalDate today,
            SettingsResponse settings,
            List<RunResponse> runs,
            @Nullable Instant nextRun,
            List<RoundWindows> rounds) {}

    /** @param times of the day's runs in Asia/Bangkok */
    record SettingsResponse(List<Integer> daysBefore, List<LocalTime> times, int lookBackDays) {}

    /** @param by null where the schedule ran it */
    record RunResponse(
            Instant at, long tookMillis, @Nullable String by, int notices, int escalations, boolean failed) {

        static RunResponse of(Run run) {
            return new RunResponse(
                    run.at(), run.took().toMillis(), run.by(), run.notices(), run.escalations(), run.failed());
        }
    }

    record ToldPage(List<NoticeResponse> items, @Nullable String next) {}

    record TellingResponse(
            boolean dryRun, LocalDate day, Instant at, List<NoticeResponse> notices, List<ListResponse> escalations) {}

    record ListResponse(String round, LocalDate endedOn, CountsResponse counts, List<BureauResponse> bureaus) {}

    record BureauResponse(String bureau, @Nullable String nameTh, CountsResponse counts) {}

    @GetMapping
    DeadlinesResponse deadlines(Person person) {
        person.requirePsdg();
        LocalDate today = DeadlineRules.today(clock);
        return new DeadlinesResponse(
                today,
                new SettingsResponse(settings.daysBefore(), settings.times(), settings.lookBack()),
                runs.newest(RUNS).stream().map(RunResponse::of).toList(),
                settings.scheduled() ? runs.next().orElse(null) : null,
                windows.endingFrom(today.minusDays(settings.lookBack())));
    }

    @GetMapping("/told")
    ToldPage told(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit,
            Person person) {
        person.requirePsdg();
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid(Violation.of("limit", limit < 1 ? "min" : "max", limit < 1 ? 1 : MOST));
        }
        List<Numbered> read = notices.newest(cursor == null ? Long.MAX_VALUE : cursor, limit + 1);
        List<Numbered> page = read.subList(0, Math.min(limit, read.size()));
        Names names = Names.ofOrganisations(jdbc);
        LocalDate today = DeadlineRules.today(clock);
        return new ToldPage(
                page.stream()
                        .map(each -> NoticeResponse.of(each.notice(), names, today))
                        .toList(),
                read.size() > limit ? Long.toString(page.getLast().number()) : null);
    }

    @PostMapping("/run")
    TellingResponse run(@RequestParam(defaultValue = "true") boolean dryRun, Person person) {
        person.requirePsdg();
        return response(dryRun ? desk.preview() : desk.run(person.displayName()), dryRun);
    }

    private TellingResponse response(Telling telling, boolean dryRun) {
        Names names = Names.ofOrganisations(jdbc);
        return new TellingResponse(
                dryRun,
                telling.day(),
                telling.at(),
                telling.notices().stream()
                        .map(notice -> NoticeResponse.of(notice, names, telling.day()))
                        .toList(),
                telling.escalations().stream()
                        .map(list -> response(list, names))
                        .toList());
    }

    private static ListResponse response(Escalation list, Names names) {
        Map<String, Counts> bureaus = new LinkedHashMap<>();
        for (Undecided line : list.lines()) {
            bureaus.merge(line.bureau(), line.counts(), Counts::plus);
        }
        List<BureauResponse> responses = new ArrayList<>();
        bureaus.forEach((bureau, counts) ->
                responses.add(new BureauResponse(bureau, names.organisation(bureau), CountsResponse.of(counts))));
        return new ListResponse(list.round(), list.endedOn(), CountsResponse.of(list.counts()), responses);
    }
}
