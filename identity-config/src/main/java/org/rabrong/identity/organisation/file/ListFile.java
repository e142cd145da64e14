package org.rabrong.identity.organisation.file;

import java.util.List;
import org.rabrong.platform.spreadsheet.Xlsx;

/**
 * The rows of a file that hold anything, the headings first. Whoever reads one gets texts: dates as {@code yyyy-MM-dd}, numbers without
 * exponent.
 */
public record ListFile(List<Row> rows) {

    public static final int MOST_ROWS = 2_000;
    public static final int MOST_COLUMNS = 50;

    public ListFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads CSV in UTF-8, with or without a byte order mark, or the first sheet of an xlsx file.
     *
     * @throws ListFileException when it is neither, too large, or has a formula in it
     */
    public static ListFile read(byte[] bytes) throws ListFileException {
        ListFile file = Xlsx.looksLike(bytes) ? Workbooks.read(bytes) : Csv.read(bytes);
        if (file.rows.isEmpty()) {
            throw ListFileException.ofFile("empty-file");
        }
        return file;
    }

    /**
     * @param number in the file, from 1
     * @param cells the first is column A; what is missing at the end is blank
     */
    public record Row(int number, List<String> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        /** Without blanks around it; empty when there is none. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }
}
