package org.rabrong.submission.spreadsheet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.CellName;
import org.rabrong.platform.spreadsheet.XlsxFault;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.ProblemType;
import org.rabrong.platform.web.Violation;
import org.rabrong.rules.text.ReasonTexts;
import org.rabrong.submission.entry.EntryDesk;
import org.rabrong.submission.entry.EntryResponse;
import org.rabrong.submission.entry.Items;
import org.rabrong.submission.entry.Outcome;
import org.rabrong.submission.entry.Report;
import org.rabrong.submission.entry.WarningResponse;
import org.rabrong.submission.spreadsheet.FilledSheet.Row;
import org.rabrong.submission.spreadsheet.FilledSheet.Seen;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * READ FIRST. A filled template becomes reports of values, all of them or none.
 *
 * <ul>
 *   <li>A row that is as it was in the template changes nothing, whatever happened meanwhile. So does one that says what stands already.
 *   <li>Any other row is a report that names the revision of the template: {@link EntryDesk} judges it as if it had been typed. A colleague who was
 *       faster, a certification that came between, a closed window, a broken rule are each told by the row's cell.
 *   <li>An empty cell clears what stood in it when the template was made.
 *   <li>The preview's name is made of exactly the changes and of the revisions that they change. An import that gives this name does what was
 *       shown, or nothing (409).
 * </ul>
 */
@Service
class SheetImport {

    private static final ProblemType PREVIEW_OUTDATED = new ProblemType("preview-outdated", 409);

    private final Items items;
    private final EntryDesk desk;
    private final Clock clock;
    private final ReasonTexts texts = new ReasonTexts();

    SheetImport(Items items, EntryDesk desk, Clock clock) {
        this.items = items;
        this.desk = desk;
        this.clock = clock;
    }

    /** @param cell {@code I5} */
    record Change(
            String cell,
            String variable,
            String nameTh,
            @Nullable String from,
            @Nullable String to,
            List<WarningResponse> warnings) {}

    /**
     * @param violation its field is the cell
     * @param variable null where the cell belongs to none
     */
    record Fault(Violation violation, @Nullable String variable) {}

    /**
     * @param rows of the file that name an item
     * @param preview name of these changes; null with faults
     */
    record Result(
            int rows,
            int unchanged,
            List<Change> changes,
            List<Fault> faults,
            @Nullable String preview) {}

    @Transactional(readOnly = true)
    public Result preview(String round, String office, byte[] file, Person person, Locale locale) {
        person.requireReporterOf(office);
        Comparison comparison = compare(round, office, file);
        List<Outcome> outcomes =
                comparison.reports.isEmpty() ? List.of() : desk.preview(round, office, comparison.reports(), person);
        return comparison.result(outcomes, texts.in(locale));
    }

    /**
     * Stores all changes.
     *
     * @param preview the name of what was shown, if it was
     * @throws Problem 409 if that is not what would happen; 422 with every cell that stands against the import
     */
    @Transactional
    public Result apply(
            String round, String office, byte[] file, @Nullable String preview, Person person, Locale locale) {
        person.requireReporterOf(office);
        Comparison comparison = compare(round, office, file);
        if (!comparison.faults.isEmpty()) {
            // The other cells' faults are told as well
            List<Outcome> others = comparison.reports.isEmpty()
                    ? List.of()
                    : desk.preview(round, office, comparison.reports(), person);
            throw invalid(comparison.result(others, texts.in(locale)).faults());
        }
        List<Outcome> outcomes = comparison.reports.isEmpty()
                ? List.of()
                : desk.importAllOrNothing(
                        round, office, comparison.reports(), person, found -> requireShown(preview, found));
        if (comparison.reports.isEmpty()) {
            requireShown(preview, List.of());
        }
        Result result = comparison.result(outcomes, texts.in(locale));
        if (!result.faults().isEmpty()) {
            throw invalid(result.faults());
        }
        return result;
    }

    private static void requireShown(@Nullable String preview, List<Outcome> outcomes) {
        if (preview != null && !preview.equals(nameOf(outcomes))) {
            throw Problem.of(PREVIEW_OUTDATED);
        }
    }

    private static Problem invalid(List<Fault> faults) {
        return Problem.invalid(faults.stream().map(Fault::violation).toArray(Violation[]::new));
    }

    private Comparison compare(String round, String office, byte[] file) {
        Map<String, EntryResponse> entries = entries(round, office);
        Comparison comparison = new Comparison(round, office, entries);
        try {
            comparison.take(FilledSheet.read(file));
        } catch (XlsxFault fault) {
            comparison.fault(
                    Violation.of(
                            Objects.requireNonNullElse(fault.cell(), FILE),
                            fault.rule(),
                            fault.arguments().toArray()),
                    null);
        }
        return comparison;
    }

    private Map<String, EntryResponse> entries(String round, String office) {
        Instant now = clock.instant();
        return items.sheet(round, office, 0, FilledSheet.MOST_ROWS).stream()
                .map(item -> EntryResponse.from(item, now, texts.in(Locale.ENGLISH)))
                .collect(Collectors.toMap(EntryResponse::variable, Function.identity()));
    }

    /** The field of a fault that is no cell's. */
    static final String FILE = "file";

    /** The file beside what stands now. */
    private final class Comparison {

        private final String round;
        private final String office;
        private final Map<String, EntryResponse> entries;
        private final Map<String, Row> rows = new LinkedHashMap<>();
        private final Map<String, Report> reports = new LinkedHashMap<>();
        private final List<Fault> faults = new ArrayList<>();

        Comparison(String round, String office, Map<String, EntryResponse> entries) {
            this.round = round;
            this.office = office;
            this.entries = entries;
        }

        List<Report> reports() {
            return List.copyOf(reports.values());
        }

        void fault(Violation violation, @Nullable String variable) {
            if (faults.size() < FilledSheet.MOST_ROWS) {
                faults.add(new Fault(violation, variable));
            }
        }

        void take(FilledSheet sheet) {
            if (!sheet.office().equals(office)) {
                fault(Violation.of(FILE, "sheet-other-office", sheet.office(), office), null);
            }
            if (!sheet.round().equals(round)) {
                fault(Violation.of(FILE, "sheet-other-round", sheet.round(), round), null);
            }
            if (!faults.isEmpty()) {
                return;
            }
            sheet.faults().forEach(fault -> fault(fault, null));
            Map<String, Row> named = new HashMap<>();
            for (Row row : sheet.rows()) {
                Row first = named.putIfAbsent(row.variable(), row);
                if (first == null) {
                    take(row, sheet.seen().get(row.variable()));
                } else {
                    fault(
                            Violation.of(row.codeCell(), "sheet-twice", row.variable(), first.codeCell()),
                            row.variable());
                }
            }
        }

        private void take(Row row, @Nullable Seen seen) {
            EntryResponse entry = entries.get(row.variable());
            boolean same = seen != null && row.fault() == null && Objects.equals(row.value(), seen.value());
            if (entry == null) {
                if (!same) {
                    fault(Violation.of(row.codeCell(), "not-assigned", row.variable(), office), row.variable());
                }
                return;
            }
            rows.put(row.variable(), row);
            if (same || (row.fault() == null && Objects.equals(row.value(), entry.value()))) {
                return;
            }
            if (seen == null) {
                fault(Violation.of(row.codeCell(), "sheet-not-in-template", row.variable()), row.variable());
            } else if (entry.lockedBecause() != null) {
                fault(Form.whyLocked(row.cell(), entry, clock.instant()), row.variable());
            } else if (row.fault() != null && !row.hasMoreDecimalsThan(entry.decimals())) {
                fault(row.fault(), row.variable());
            } else {
                reports.put(row.variable(), Report.of(row.variable(), row.value(), seen.revision()));
            }
        }

        Result result(List<Outcome> outcomes, ReasonTexts.Language language) {
            List<Change> changes = new ArrayList<>();
            Map<String, EntryResponse> current =
                    outcomes.stream().anyMatch(Outcome.Refused.class::isInstance) ? entries(round, office) : entries;
            for (Outcome outcome : outcomes) {
                String cell =
                        Objects.requireNonNull(rows.get(outcome.variable())).cell();
                switch (outcome) {
                    case Outcome.Taken taken ->
                        changes.add(new Change(
                                cell,
                                taken.variable(),
                                taken.after().variable().nameTh(),
                                taken.before().value(),
                                taken.after().value(),
                                WarningResponse.of(taken.after(), language)));
                    case Outcome.Refused refused -> refuse(cell, refused, current.get(refused.variable()));
                }
            }
            faults.sort(Comparator.comparing(fault -> fault.violation().field(), CellName.IN_ORDER));
            return new Result(
                    rows.size(),
                    rows.size() - changes.size() - faultyRows(),
                    changes,
                    faults,
                    faults.isEmpty() ? nameOf(outcomes) : null);
        }

        private int faultyRows() {
            return (int) faults.stream()
                    .map(Fault::variable)
                    .filter(variable -> variable != null && rows.containsKey(variable))
                    .distinct()
                    .count();
        }

        private void refuse(String cell, Outcome.Refused refused, @Nullable EntryResponse current) {
            Problem problem = refused.problem();
            if (problem.type().status() >= 500) {
                throw problem;
            }
            if (problem.type().equals(ProblemType.STALE_REVISION)) {
                String value = current == null ? null : current.value();
                fault(
                        value == null
                                ? Violation.of(cell, "sheet-overtaken-cleared")
                                : Violation.of(cell, "sheet-overtaken", value),
                        refused.variable());
            } else if (problem.type().equals(ProblemType.INVALID)) {
                problem.violations()
                        .forEach(broken ->
                                fault(new Violation(cell, broken.rule(), broken.arguments()), refused.variable()));
            } else {
                fault(new Violation(cell, problem.type().slug(), problem.arguments()), refused.variable());
            }
        }
    }

    /** SHA-256 of the changes in the order of their variables, with the revisions that they change. */
    private static String nameOf(List<Outcome> outcomes) {
        String lines = outcomes.stream()
                .map(outcome -> switch (outcome) {
                    case Outcome.Taken taken ->
                        String.join(
                                "|",
                                taken.variable(),
                                Long.toString(taken.before().entry().revision()),
                                String.valueOf(taken.before().value()),
                                String.valueOf(taken.after().value()));
                    case Outcome.Refused refused -> refused.variable() + "|refused";
                })
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
