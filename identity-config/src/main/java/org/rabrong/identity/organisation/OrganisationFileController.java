package org.rabrong.identity.organisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemTexts;
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

/** Whole lists: any signed-in person takes one away, psdg brings one. */
@RestController
@RequestMapping("/api/v1/organisations")
class OrganisationFileController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final OrganisationDirectory directory;
    private final OrganisationImport imports;
    private final ProblemTexts texts;

    OrganisationFileController(OrganisationDirectory directory, OrganisationImport imports, ProblemTexts texts) {
        this.directory = directory;
        this.imports = imports;
        this.texts = texts;
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> export(
            @RequestParam String format,
            @RequestParam @Nullable OrganisationKind kind,
            @RequestParam @Nullable LocalDate on) {
        List<Organisation> organisations = directory.all().stream()
                .filter(OrganisationController.wanted(kind, on))
                .toList();
        return switch (format) {
            case "csv" -> file(OrganisationFiles.csv(organisations), CSV, "organisations.csv");
            case "xlsx" -> file(OrganisationFiles.xlsx(organisations), XLSX, "organisations.xlsx");
            default -> throw Problem.invalid(Violation.of("format", "one-of", "csv, xlsx"));
        };
    }

    /** See the HTTP contract. */
    @PostMapping("/import")
    ImportResponse load(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean endMissing,
            @RequestParam @Nullable LocalDate endOn,
            @RequestParam @Nullable String preview,
            Person person,
            Locale locale)
            throws IOException {
        person.requirePsdg();
        if (endMissing && endOn == null) {
            throw Problem.invalid(Violation.of("endOn", "required"));
        }
        if (!endMissing && endOn != null) {
            throw Problem.invalid(Violation.of("endMissing", "required"));
        }
        Violation wrongDate = OrganisationRules.date("endOn", endOn);
        if (wrongDate != null) {
            throw Problem.invalid(wrongDate);
        }
        OrganisationImport.Result result = dryRun
                ? imports.preview(file.getBytes(), endOn, person)
                : imports.apply(file.getBytes(), endOn, preview, person);
        return ImportResponse.from(result, !dryRun, texts, locale);
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
