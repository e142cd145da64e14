package org.rabrong.identity.organisation.file;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.rabrong.platform.spreadsheet.CellName;
import org.rabrong.platform.spreadsheet.Xlsx;
import org.rabrong.platform.spreadsheet.XlsxBounds;
import org.rabrong.platform.spreadsheet.XlsxCell;
import org.rabrong.platform.spreadsheet.XlsxFault;
import org.rabrong.platform.spreadsheet.XlsxRow;

/** The first sheet of a workbook as a list: the headings and the rows below. */
final class Workbooks {

    private static final XlsxBounds BOUNDS = XlsxBounds.ofRows(ListFile.MOST_ROWS + 1, ListFile.MOST_COLUMNS);

    private Workbooks() {}

    static ListFile read(byte[] bytes) throws ListFileException {
        try {
            Xlsx book = Xlsx.open(bytes, BOUNDS);
            List<ListFile.Row> rows = new ArrayList<>();
            book.read(book.sheets().getFirst(), row -> rows.add(row(row)));
            return new ListFile(rows);
        } catch (XlsxFault fault) {
            throw ListFileException.of(fault);
        }
    }

    private static ListFile.Row row(XlsxRow row) throws XlsxFault {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.cells().size(); column++) {
            cells.add(text(row.cell(column), CellName.of(column, row.number())));
        }
        return new ListFile.Row(row.number(), cells);
    }

    private static String text(XlsxCell cell, String place) throws XlsxFault {
        return switch (cell) {
            case XlsxCell.Blank _ -> "";
            case XlsxCell.Text(String text) -> text;
            case XlsxCell.Truth(boolean value) -> String.valueOf(value);
            case XlsxCell.Moment(LocalDateTime moment) ->
                moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? moment.toLocalDate().toString()
                        : moment.toString();
            case XlsxCell.Amount amount -> plain(amount.number());
            case XlsxCell.Formula _ -> throw XlsxFault.ofCell(place, "xlsx-formula");
            case XlsxCell.Failed _ -> throw XlsxFault.ofCell(place, "xlsx-error");
        };
    }

    private static String plain(BigDecimal number) {
        return number.toPlainString();
    }
}
