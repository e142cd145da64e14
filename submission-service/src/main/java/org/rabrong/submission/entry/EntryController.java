package org.rabrong.submission.entry;

import java.time.Clock;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One item: the office's reporter reads and reports it, psdg reads it. */
@RestController
@RequestMapping("/api/v1/entries/{round}/{variable}/{office}")
class EntryController {

    private final EntryDesk desk;
    private final Clock clock;

    EntryController(EntryDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    EntryResponse one(
            Person person, @PathVariable String round, @PathVariable String variable, @PathVariable String office) {
        if (!person.is(Role.PSDG)) {
            person.requireReporterOf(office);
        }
        return EntryResponse.from(desk.find(new ItemId(round, office, variable)), clock.instant());
    }

    @PutMapping
    EntryResponse report(
            Person person,
            @PathVariable String round,
            @PathVariable String variable,
            @PathVariable String office,
            @RequestBody ReportRequest request) {
        person.requireReporterOf(office);
        return EntryResponse.from(desk.report(new ItemId(round, office, variable), request, person), clock.instant());
    }
}
