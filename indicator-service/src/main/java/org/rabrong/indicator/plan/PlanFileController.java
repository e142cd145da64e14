package org.rabrong.indicator.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.file.FileFaults;
import org.rabrong.indicator.plan.file.PlanWorkbook;
import org.rabrong.indicator.plan.file.PlanYaml;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Plans as files: everyone who signed in takes published ones along, psdg also drafts; psdg brings one. */
@RestController
@RequestMapping("/api/v1/plans")
class PlanFileController {

    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Plans plans;
    private final DraftDesk drafts;
    private final PlanImport imports;

    PlanFileController(Plans plans, DraftDesk drafts, PlanImport imports) {
        this.plans = plans;
        this.drafts = drafts;
        this.imports = imports;
    }

    /**
     * @param differences of the file from the draft before
     * @param created whether there was no such plan; null when nothing was imported
     * @param updated revision of the draft; null when nothing was imported
     */
    record ImportResponse(
            String plan,
            List<FindingTexts.Line> findings,
            List<PlanDifference> differences,
            @Nullable Boolean created,
            @Nullable Integer updated) {}

    @PostMapping("/import")
    ImportResponse load(
            Person person,
            Locale locale,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable Integer revision)
            throws IOException {
        person.requirePsdg();
        PlanTree tree = read(file);
        PlanImport.Result result =
                dryRun ? imports.preview(person, tree, revision) : imports.apply(person, tree, revision);
        PlanTree before = result.before();
        return new ImportResponse(
                tree.plan(),
                FindingTexts.in(locale).lines(result.findings()),
                PlanDifferences.between(before == null ? tree.empty() : before, tree, locale),
                dryRun ? null : before == null,
                dryRun ? null : result.revision());
    }

    /** @param version a number, {@code draft}, or null for the version in force */
    @GetMapping("/{plan}/export")
    ResponseEntity<byte[]> export(
            Person person,
            @PathVariable String plan,
            @RequestParam(defaultValue = "yaml") String format,
            @RequestParam(required = false) @Nullable String version) {
        PlanTree tree = tree(person, plan, version);
        String name = tree.plan() + (tree.version() == 0 ? "-draft" : "-v" + tree.version());
        return switch (format) {
            case "yaml" -> file(PlanYaml.write(tree).getBytes(StandardCharsets.UTF_8), YAML, name + ".yaml");
            case "xlsx" -> file(PlanWorkbook.write(tree), XLSX, name + ".xlsx");
            default -> throw Problem.invalid(Violation.of("format", "word"));
        };
    }

    private PlanTree tree(Person person, String plan, @Nullable String version) {
        if (version == null) {
            return plans.published(plan).orElseThrow(() -> Problem.notFound("plan", plan));
        }
        if (version.equals("draft")) {
            return drafts.read(person, plan).draft().tree();
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw Problem.invalid(Violation.of("version", "format"));
        }
        return plans.version(plan, Integer.parseInt(version))
                .orElseThrow(() -> Problem.notFound("plan", plan + " (" + version + ")"));
    }

    private static PlanTree read(MultipartFile file) throws IOException {
        FileFaults faults = new FileFaults();
        PlanTree tree = read(file.getBytes(), faults);
        if (tree == null || !faults.all().isEmpty()) {
            throw Problem.invalid(faults.all().toArray(Violation[]::new));
        }
        return tree;
    }

    private static @Nullable PlanTree read(byte[] file, FileFaults faults) {
        if (PlanWorkbook.looksLike(file)) {
            return PlanWorkbook.read(file, faults);
        }
        PlanYaml.Content content = PlanYaml.read(file, faults);
        return content == null ? null : content.tree();
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
