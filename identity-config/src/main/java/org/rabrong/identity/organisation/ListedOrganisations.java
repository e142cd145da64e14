package org.rabrong.identity.organisation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.identity.organisation.file.ListFile;
import org.rabrong.identity.organisation.file.ListFileException;
import org.rabrong.platform.spreadsheet.CellName;
import org.rabrong.platform.web.Violation;

/**
 * What a file says about organisations, laid over what is known: a column that the file does not have leaves what is there, a blank cell
 * takes it away.
 *
 * @param listed in the file's order; with errors, those that are right
 * @param rows of the file, without the headings
 */
record ListedOrganisations(List<Listed> listed, int rows, List<ImportError> errors) {

    private static final int MOST_ERRORS = 200;

    ListedOrganisations {
        listed = List.copyOf(listed);
        errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MOST_ERRORS)));
    }

    record Listed(int row, Organisation organisation) {}

    static ListedOrganisations read(byte[] file, Map<String, Organisation> known) {
        try {
            return new Reader(known).read(ListFile.read(file));
        } catch (ListFileException e) {
            String cell = e.cell();
            Violation violation = new Violation(cell == null ? ImportError.FILE : cell, e.rule(), e.arguments());
            return new ListedOrganisations(List.of(), 0, List.of(new ImportError(e.row(), null, violation)));
        }
    }

    private static final class Reader {

        private final Map<String, Organisation> known;
        private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
        private final Map<String, Integer> rowOfCode = new HashMap<>();
        private final List<Listed> listed = new ArrayList<>();
        private final List<ImportError> errors = new ArrayList<>();
        private List<String> headings = List.of();

        Reader(Map<String, Organisation> known) {
            this.known = known;
        }

        ListedOrganisations read(ListFile file) {
            headings(file.rows().getFirst());
            List<ListFile.Row> rows = file.rows().subList(1, file.rows().size());
            if (errors.isEmpty()) {
                rows.forEach(this::row);
            }
            if (rows.isEmpty() && errors.isEmpty()) {
                errors.add(new ImportError(null, null, Violation.of(ImportError.FILE, "empty-file")));
            }
            return new ListedOrganisations(listed, rows.size(), errors);
        }

        private void headings(ListFile.Row row) {
            headings = row.cells();
            for (int i = 0; i < headings.size(); i++) {
                String heading = row.cell(i);
                if (heading.isEmpty()) {
                    continue;
                }
                Column column = Column.ofHeading(heading).orElse(null);
                if (column == null) {
                    error(row, i, "column-unknown");
                } else if (columns.putIfAbsent(column, i) != null) {
                    error(row, i, "column-twice");
                }
            }
            for (Column column : List.of(Column.CODE, Column.NAME_TH, Column.NAME_EN)) {
                if (!columns.containsKey(column)) {
                    errors.add(new ImportError(
                            row.number(),
                            column.heading(),
                            Violation.of(ImportError.FILE, "column-missing", column.heading(), column.headingTh())));
                }
            }
        }

        private void row(ListFile.Row row) {
            int before = errors.size();
            String code = cell(row, Column.CODE);
            Integer first = code.isEmpty() ? null : rowOfCode.putIfAbsent(code, row.number());
            if (first != null) {
                error(row, Column.CODE, "listed-twice", code, first);
            }
            Organisation there = known.get(code);
            Description description = described(row, code, there);
            if (there != null && description.kind() != null && description.kind() != there.kind()) {
                error(row, Column.KIND, "kind-fixed", there.kind().name());
            }
            for (Violation broken : OrganisationRules.brokenBy(description)) {
                Column column = Column.ofField(broken.field());
                // A cell that could not be read has been told already, and reads as if it were blank
                if (errors.stream().noneMatch(error -> error.violation().field().equals(name(row, column)))) {
                    error(row, column, broken.rule(), broken.arguments().toArray());
                }
            }
            if (errors.size() == before) {
                listed.add(new Listed(row.number(), description.organisation()));
            }
        }

        private Description described(ListFile.Row row, String code, @Nullable Organisation there) {
            return new Description(
                    code,
                    has(Column.KIND) ? kind(row) : there == null ? null : there.kind(),
                    cell(row, Column.NAME_TH),
                    cell(row, Column.NAME_EN),
                    has(Column.SHORT_TH) ? cell(row, Column.SHORT_TH) : there == null ? null : there.shortTh(),
                    has(Column.PROVINCES) ? provinces(row) : there == null ? List.of() : provincesOf(there),
                    has(Column.SINCE) ? date(row, Column.SINCE) : there == null ? null : there.since(),
                    has(Column.UNTIL) ? date(row, Column.UNTIL) : there == null ? null : there.until());
        }

        private @Nullable OrganisationKind kind(ListFile.Row row) {
            String text = cell(row, Column.KIND);
            if (text.isEmpty()) {
                return null; // required, as the rules say
            }
            OrganisationKind kind = OrganisationKind.ofText(text);
            if (kind == null) {
                error(row, Column.KIND, "kind");
            }
            return kind;
        }

        private List<@Nullable String> provinces(ListFile.Row row) {
            return new ArrayList<>(Arrays.stream(cell(row, Column.PROVINCES).split("[\\s,]+", -1))
                    .filter(province -> !province.isEmpty())
                    .toList());
        }

        private static List<@Nullable String> provincesOf(Organisation organisation) {
            return new ArrayList<>(organisation.provinces());
        }

        private @Nullable LocalDate date(ListFile.Row row, Column column) {
            String text = cell(row, column);
            if (text.isEmpty()) {
                return null;
            }
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException _) {
                error(row, column, "date");
                return null;
            }
        }

        private boolean has(Column column) {
            return columns.containsKey(column);
        }

        private String cell(ListFile.Row row, Column column) {
            return row.cell(columns.getOrDefault(column, Integer.MAX_VALUE));
        }

        private void error(ListFile.Row row, Column column, String rule, Object... arguments) {
            errors.add(
                    new ImportError(row.number(), column.heading(), Violation.of(name(row, column), rule, arguments)));
        }

        private void error(ListFile.Row row, int column, String rule) {
            String heading = row.cell(column);
            String shown = heading.substring(0, Math.min(heading.length(), 40));
            errors.add(
                    new ImportError(row.number(), shown, Violation.of(CellName.of(column, row.number()), rule, shown)));
        }

        /** Of a column that the file does not have: its first cell, where the row begins. */
        private String name(ListFile.Row row, Column column) {
            return CellName.of(columns.getOrDefault(column, 0), row.number());
        }
    }
}
