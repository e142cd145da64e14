package org.rabrong.submission.spreadsheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.CellName;
import org.rabrong.platform.spreadsheet.NumberFormat;
import org.rabrong.platform.spreadsheet.Xlsx;
import org.rabrong.platform.spreadsheet.XlsxBounds;
import org.rabrong.platform.spreadsheet.XlsxCell;
import org.rabrong.platform.spreadsheet.XlsxFault;
import org.rabrong.platform.spreadsheet.XlsxRow;
import org.rabrong.platform.web.Violation;
import org.rabrong.submission.entry.Report;
import org.rabrong.submission.spreadsheet.Form.Column;

/**
 * A template that came back. Rows may stand in any order and be missing; columns are found by their headings. Of a cell with a number, the number
 * that the person sees there counts: a cell whose format shows another one than it holds is a fault.
 *
 * @param seen what stood in the template, by variable
 * @param rows that name something
 * @param faults of cells, whatever they name
 */
record FilledSheet(String round, String office, Map<String, Seen> seen, List<Row> rows, List<Violation> faults) {

    static final int MOST_ROWS = 5000;

    /** Longer than any code. What a cell says is told again with its faults, and one long text may stand in every cell. */
    private static final int LONGEST_CODE = 60;

    private static final String ROUNDED = "sheet-rounded";

    private static final XlsxBounds BOUNDS = XlsxBounds.ofRows(MOST_ROWS + Form.HEAD, 100);

    /** What the person saw when the template was made. */
    record Seen(long revision, @Nullable String value) {}

    /**
     * @param codeCell and {@code cell}: {@code A5}, {@code I5}
     * @param value as typed, plain where it is a number; null where the cell is empty
     * @param fault of the cell, if it says nothing that could be a value
     */
    record Row(
            String variable,
            String codeCell,
            String cell,
            @Nullable String value,
            @Nullable Violation fault) {

        /** The cell shows it rounded, but it has more decimals than the variable takes anyway, which is the better thing to say. */
        boolean hasMoreDecimalsThan(int decimals) {
            return fault != null
                    && fault.rule().equals(ROUNDED)
                    && value != null
                    && new BigDecimal(value).scale() > decimals;
        }
    }

    static FilledSheet read(byte[] bytes) throws XlsxFault {
        Xlsx book = Xlsx.open(bytes, BOUNDS);
        if (!book.sheets().contains(Form.HIDDEN) || !book.sheets().contains(Form.SHEET)) {
            throw XlsxFault.ofFile("sheet-no-template");
        }
        List<XlsxRow> hidden = book.rows(Form.HIDDEN);
        if (hidden.size() < 3
                || !text(hidden.get(0).cell(0)).equals(Form.HIDDEN)
                || !text(hidden.get(0).cell(1)).equals(Form.VERSION)) {
            throw XlsxFault.ofFile("sheet-no-template");
        }
        Map<String, Seen> seen = new HashMap<>();
        for (XlsxRow row : hidden.subList(3, hidden.size())) {
            String revision = text(row.cell(1));
            if (!revision.matches("[0-9]{1,18}")) {
                throw XlsxFault.ofFile("sheet-no-template");
            }
            String value = text(row.cell(2));
            seen.put(text(row.cell(0)), new Seen(Long.parseLong(revision), value.isEmpty() ? null : value));
        }
        Reader reader = new Reader();
        book.read(Form.SHEET, reader::take);
        if (reader.valueColumn < 0) {
            throw XlsxFault.ofFile("sheet-headings", Column.CODE.heading, Column.VALUE.heading);
        }
        return new FilledSheet(
                text(hidden.get(1).cell(1)), text(hidden.get(2).cell(1)), seen, reader.rows, reader.faults);
    }

    private static String text(XlsxCell cell) {
        return switch (cell) {
            case XlsxCell.Text(String text) -> stripped(text);
            case XlsxCell.Amount amount -> amount.number().toPlainString();
            default -> "";
        };
    }

    /** Without the blanks that nobody sees, the ones that come along from web pages too. */
    private static String stripped(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static String shortened(String code) {
        return code.length() <= LONGEST_CODE ? code : code.substring(0, LONGEST_CODE) + "…";
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || "\u00A0\u200B\uFEFF".indexOf(character) >= 0;
    }

    private static final class Reader {

        private final List<Row> rows = new ArrayList<>();
        private final List<Violation> faults = new ArrayList<>();
        private int codeColumn = -1;
        private int valueColumn = -1;

        void take(XlsxRow row) {
            for (int column = 0; column < row.cells().size(); column++) {
                if (column != valueColumn && row.cell(column) instanceof XlsxCell.Formula) {
                    fault(row.name(column), "xlsx-formula");
                }
            }
            if (valueColumn < 0) {
                find(row);
            } else {
                item(row);
            }
        }

        private void find(XlsxRow row) {
            int code = -1;
            int value = -1;
            for (int column = 0; column < row.cells().size(); column++) {
                String heading = text(row.cell(column));
                code = code < 0 && heading.equals(Column.CODE.heading) ? column : code;
                value = value < 0 && heading.equals(Column.VALUE.heading) ? column : value;
            }
            if (code >= 0 && value >= 0) {
                codeColumn = code;
                valueColumn = value;
            }
        }

        private void item(XlsxRow row) {
            String variable = shortened(text(row.cell(codeColumn)));
            String place = row.name(valueColumn);
            XlsxCell cell = row.cell(valueColumn);
            if (!variable.isEmpty()) {
                rows.add(new Row(
                        variable, CellName.of(codeColumn, row.number()), place, value(cell), faultOf(cell, place)));
            } else if (!cell.isBlank() && !(row.cell(codeColumn) instanceof XlsxCell.Formula)) {
                fault(CellName.of(codeColumn, row.number()), "sheet-no-code");
            }
        }

        private static @Nullable String value(XlsxCell cell) {
            String text = text(cell);
            return text.isEmpty() ? null : Report.plain(text).orElse(text);
        }

        private static @Nullable Violation faultOf(XlsxCell cell, String place) {
            return switch (cell) {
                case XlsxCell.Blank _, XlsxCell.Text _ -> null;
                case XlsxCell.Formula _ -> Violation.of(place, "xlsx-formula");
                case XlsxCell.Failed _ -> Violation.of(place, "xlsx-error");
                case XlsxCell.Moment _ -> Violation.of(place, "sheet-date");
                case XlsxCell.Truth _ -> Violation.of(place, "number");
                case XlsxCell.Amount amount -> faultOf(amount, place);
            };
        }

        private static @Nullable Violation faultOf(XlsxCell.Amount amount, String place) {
            BigDecimal number = amount.number();
            NumberFormat format = amount.format();
            if (amount.hasMoreDigits()) {
                return Violation.of(place, "sheet-digits");
            }
            if (format.isAnotherNumber()) {
                return Violation.of(place, "sheet-format", number);
            }
            return number.scale() > format.decimals() ? Violation.of(place, ROUNDED, number) : null;
        }

        private void fault(String place, String rule) {
            if (faults.size() < MOST_ROWS) {
                faults.add(Violation.of(place, rule));
            }
        }
    }
}
