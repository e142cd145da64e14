package org.rabrong.submission.sheet;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.submission.entry.EntryResponse;
import org.rabrong.submission.entry.Item;
import org.rabrong.submission.entry.Items;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** An office's sheet for its reporters and for psdg. */
@RestController
@RequestMapping("/api/v1/entries")
class SheetController {

    private static final int MOST = 1000;

    private final Items items;
    private final Clock clock;
    private final ReasonTexts texts = new ReasonTexts();

    SheetController(Items items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    /** @param next cursor of the following page, null on the last one */
    record Sheet(List<EntryResponse> items, @Nullable String next) {}

    @GetMapping
    @Transactional(readOnly = true)
    Sheet sheet(
            Person person,
            @RequestParam String round,
            @RequestParam String office,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestParam(defaultValue = "" + MOST) @Min(1) @Max(MOST) int limit,
            Locale locale) {
        if (!person.is(Role.PSDG)) {
            person.requireReporterOf(office);
        }
        List<Item> found = items.sheet(round, office, cursor, limit);
        Instant now = clock.instant();
        return new Sheet(
                found.stream()
                        .map(item -> EntryResponse.from(item, now, texts.in(locale)))
                        .toList(),
                found.size() < limit
                        ? null
                        : Integer.toString(found.getLast().variable().position()));
    }
}
