package org.rabrong.platform.spreadsheet;

import java.util.List;

/**
 * A row that holds anything.
 *
 * @param number in the sheet, from 1
 * @param cells the first is column A; what is missing at the end is blank
 */
public record XlsxRow(int number, List<XlsxCell> cells) {

    static final XlsxCell BLANK = new XlsxCell.Blank();

    public XlsxRow {
        cells = List.copyOf(cells);
    }

    /** @param column from 0 */
    public XlsxCell cell(int column) {
        return column < cells.size() ? cells.get(column) : BLANK;
    }

    /** {@code C5} */
    public String name(int column) {
        return CellName.of(column, number);
    }
}
