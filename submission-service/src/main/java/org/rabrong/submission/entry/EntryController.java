package org.rabrong.submission.entry;

import java.time.Clock;
import java.util.Locale;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.rabrong.rules.text.ReasonTexts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One item: the office's reporter reads and reports it and explains warnings, psdg reads it. */
@RestController
@RequestMapping("/api/v1/entries/{round}/{variable}/{office}")
class EntryController {

    private final EntryDesk desk;
    private final Clock clock;
    private final ReasonTexts texts = new ReasonTexts();

    EntryController(EntryDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Members of {@link Report}. */
    record ReportRequest(TypedValue value, TypedValue revision) {}

    @GetMapping
    EntryResponse one(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            Locale locale) {
        if (!person.is(Role.PSDG)) {
            person.requireReporterOf(office);
        }
        return answer(desk.find(new ItemId(round, office, variable)), locale);
    }

    @PutMapping
    EntryResponse report(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody ReportRequest request,
            Locale locale) {
        person.requireReporterOf(office);
        Report report = new Report(variable, request.value(), request.revision());
        return answer(desk.report(round, office, report, person), locale);
    }

    @PutMapping("/explanations/{rule}")
    EntryResponse explain(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @PathVariable String rule,
            @RequestBody ExplanationRequest request,
            Locale locale) {
        person.requireReporterOf(office);
        ItemId id = new ItemId(round, office, variable);
        return answer(request.explain(id, rule, person, desk), locale);
    }

    private EntryResponse answer(Item item, Locale locale) {
        return EntryResponse.from(item, clock.instant(), texts.in(locale));
    }
}
