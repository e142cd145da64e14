package org.rabrong.indicator.plan.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.CellName;
import org.rabrong.platform.spreadsheet.Xlsx;
import org.rabrong.platform.spreadsheet.XlsxBounds;
import org.rabrong.platform.spreadsheet.XlsxCell;
import org.rabrong.platform.spreadsheet.XlsxFault;
import org.rabrong.platform.spreadsheet.XlsxRow;

/** One sheet of a workbook as lines of texts. What is no text and no number is told by cell and read as nothing. */
final class Lines {

    private static final XlsxBounds BOUNDS = XlsxBounds.ofRows(5000, 50);

    /**
     * @param number from 1
     * @param cells texts without blanks around them; the first is column A
     */
    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }
    }

    private final String sheet;
    private final FileFaults faults;

    private Lines(String sheet, FileFaults faults) {
        this.sheet = sheet;
        this.faults = faults;
    }

    /** The rows of the named sheet, or of the first, that hold anything; null where nothing can be read, which is told. */
    static @Nullable List<Line> read(byte[] bytes, String sheet, FileFaults faults) {
        try {
            Xlsx book = Xlsx.open(bytes, BOUNDS);
            Lines reader = new Lines(sheet, faults);
            List<Line> lines = new ArrayList<>();
            book.read(
                    book.sheets().contains(sheet) ? sheet : book.sheets().getFirst(),
                    row -> lines.add(reader.line(row)));
            return lines;
        } catch (XlsxFault fault) {
            String cell = fault.cell();
            faults.unreadable(
                    cell == null ? "file" : sheet + '!' + cell,
                    fault.rule(),
                    fault.arguments().toArray());
            return null;
        }
    }

    /** {@code sheet!F7} */
    static String place(String sheet, int column, int row) {
        return sheet + '!' + CellName.of(column, row);
    }

    private Line line(XlsxRow row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            cells.add(text(row.cell(column), place(sheet, column, row.number())).strip());
        }
        return new Line(row.number(), cells);
    }

    private String text(XlsxCell cell, String place) {
        return switch (cell) {
            case XlsxCell.Blank _ -> "";
            case XlsxCell.Text(String text) -> text;
            case XlsxCell.Truth(boolean value) -> String.valueOf(value);
            case XlsxCell.Amount amount -> plain(amount.number());
            case XlsxCell.Formula _ -> unreadable(place, "xlsx-formula");
            case XlsxCell.Failed _ -> unreadable(place, "xlsx-error");
            case XlsxCell.Moment _ -> unreadable(place, "xlsx-date"); // 1.2 that the spreadsheet took for a day
        };
    }

    private String unreadable(String place, String rule) {
        faults.unreadable(place, rule);
        return "";
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
