package org.rabrong.submission.spreadsheet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Role;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemTexts;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.submission.entry.EntryResponse;
import org.rabrong.submission.entry.Items;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The office's sheet as Excel files: its reporter takes and brings them, psdg may look. */
@RestController
@RequestMapping("/api/v1/entries")
class SpreadsheetController {

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Items items;
    private final SheetImport imports;
    private final HistoryFile history;
    private final ProblemTexts texts;
    private final Clock clock;
    private final ReasonTexts reasons = new ReasonTexts();

    SpreadsheetController(Items items, SheetImport imports, HistoryFile history, ProblemTexts texts, Clock clock) {
        this.items = items;
        this.imports = imports;
        this.history = history;
        this.texts = texts;
        this.clock = clock;
    }

    /** @param cell null: the file as a whole */
    record CellError(@Nullable String cell, @Nullable String variable, String rule, String message) {}

    record ImportResponse(
            boolean applied,
            @Nullable String preview,
            int rows,
            int unchanged,
            List<SheetImport.Change> changes,
            List<CellError> errors) {}

    @GetMapping("/template")
    ResponseEntity<byte[]> template(Person person, @RequestParam String round, @RequestParam String office) {
        requireReader(person, office);
        Instant now = clock.instant();
        List<EntryResponse> entries = items.sheet(round, office, 0, FilledSheet.MOST_ROWS).stream()
                .map(item -> EntryResponse.from(item, now, reasons.in(ProblemTexts.THAI)))
                .toList();
        if (entries.isEmpty()) {
            throw Problem.notFound("office", office);
        }
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(round + "-" + office))
                .body(new Template(texts, now).write(round, office, entries));
    }

    @PostMapping("/import")
    ImportResponse load(
            Person person,
            Locale locale,
            @RequestParam String round,
            @RequestParam String office,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String preview,
            @RequestParam List<MultipartFile> file)
            throws IOException {
        person.requireReporterOf(office);
        if (file.size() > 1) {
            // Which of them is meant would be a guess
            throw Problem.invalid(Violation.of(SheetImport.FILE, "twice", SheetImport.FILE));
        }
        byte[] bytes = file.getFirst().getBytes();
        SheetImport.Result result = dryRun
                ? imports.preview(round, office, bytes, person, locale)
                : imports.apply(round, office, bytes, preview, person, locale);
        return new ImportResponse(
                !dryRun,
                result.preview(),
                result.rows(),
                result.unchanged(),
                result.changes(),
                result.faults().stream().map(fault -> error(fault, locale)).toList());
    }

    @GetMapping("/history/export")
    void history(Person person, @RequestParam String round, @RequestParam String office, HttpServletResponse response)
            throws IOException {
        requireReader(person, office);
        items.requireRound(round);
        response.setContentType(XLSX.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(round + "-" + office + "-history"));
        history.write(round, office, response.getOutputStream());
    }

    private CellError error(SheetImport.Fault fault, Locale locale) {
        String field = fault.violation().field();
        return new CellError(
                field.equals(SheetImport.FILE) ? null : field,
                fault.variable(),
                fault.violation().rule(),
                texts.rule(fault.violation(), locale));
    }

    private static void requireReader(Person person, String office) {
        if (!person.is(Role.PSDG)) {
            person.requireReporterOf(office);
        }
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name + ".xlsx").build().toString();
    }
}
