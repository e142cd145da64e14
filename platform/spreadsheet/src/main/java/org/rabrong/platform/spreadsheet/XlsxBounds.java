package org.rabrong.platform.spreadsheet;

/**
 * How much of a workbook is read.
 *
 * @param bytes of the file
 * @param unpacked bytes of all parts together
 * @param rows of a sheet that hold anything
 * @param columns of a sheet
 */
public record XlsxBounds(int bytes, int unpacked, int rows, int columns) {

    /** 10 MB that unpack to at most 32 MB: a sheet of 5,000 rows needs four. */
    public static XlsxBounds ofRows(int rows, int columns) {
        return new XlsxBounds(10 * 1024 * 1024, 32 * 1024 * 1024, rows, columns);
    }
}
