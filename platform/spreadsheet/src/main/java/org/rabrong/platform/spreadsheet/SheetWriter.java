package org.rabrong.platform.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a sheet. A text is a text whatever it begins with, also after somebody edits its cell or saves the sheet as something else that knows cells:
 * nothing that is written here becomes a formula. Columns count from 0, rows too, as the library beneath does it.
 */
public final class SheetWriter {

    private static final String GREY = "E7E6E6";
    private static final String BLUE = "D9E2F3";
    private static final String YELLOW = "FFF9DB";
    private static final String LINE = "BFBFBF";
    private static final String TEXT = "@";
    private static final String STARTS_FORMULAS = "=+-@\t\r";
    private static final Pattern SELECTION = Pattern.compile(
            "<selection pane=\"(bottomRight|bottomLeft)\" activeCell=\"[^\"]*\" activeCellId=\"0\" sqref=\"[^\"]*\"/></sheetView>");
    private static final Pattern TOP_LEFT = Pattern.compile("topLeftCell=\"([A-Z]+)[0-9]+\"");
    /** Rows above the first cell to fill that stay in sight. */
    private static final int ABOVE = 3;

    private final Worksheet sheet;

    /** @param width in characters */
    public record Column(String heading, int width) {}

    public SheetWriter(Worksheet sheet) {
        this.sheet = sheet;
    }

    /** The whole workbook's frame: whoever opens its properties sees this. */
    public static Workbook workbook(OutputStream out) {
        return new Workbook(out, "Rabrong", "1.0");
    }

    /** A sheet that nobody sees who does not look for it. */
    public static SheetWriter hidden(Workbook book, String name) {
        Worksheet sheet = book.newWorksheet(name);
        sheet.setVisibilityState(VisibilityState.VERY_HIDDEN);
        return new SheetWriter(sheet);
    }

    public Worksheet sheet() {
        return sheet;
    }

    /** Bold and shaded, with the columns' widths; the rows down to it stay in sight. */
    public void headings(int row, List<Column> columns) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(row, column, columns.get(column).heading());
            sheet.width(column, columns.get(column).width());
            sheet.style(row, column)
                    .bold()
                    .wrapText(true)
                    .verticalAlignment("center")
                    .horizontalAlignment("center")
                    .fillColor(BLUE)
                    .borderStyle(BorderStyle.THIN)
                    .borderColor(LINE)
                    .set();
        }
    }

    public void text(int row, int column, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return;
        }
        // Within its cell: what many rows say once each is not collected in memory
        sheet.inlineString(row, column, text);
        if (STARTS_FORMULAS.indexOf(text.charAt(0)) >= 0) {
            asText(row, column);
        }
    }

    /** A code: a text also when its cell is edited, so that 1.10 does not become 1.1. */
    public void code(int row, int column, String code) {
        text(row, column, code);
        asText(row, column);
    }

    /** As a number that shows its decimals, or as text where a spreadsheet would lose digits. */
    public void number(int row, int column, BigDecimal number, int decimals) {
        BigDecimal bare = number.stripTrailingZeros();
        if (bare.precision() <= XlsxCell.Amount.DIGITS.getPrecision() && bare.scale() <= decimals) {
            sheet.value(row, column, new BigDecimal(bare.toPlainString()));
            format(row, column, decimals);
        } else {
            sheet.inlineString(row, column, bare.toPlainString());
            asText(row, column);
            sheet.style(row, column).horizontalAlignment("right").set();
        }
    }

    /** How a number that is typed here is shown. */
    public void format(int row, int column, int decimals) {
        sheet.style(row, column)
                .format(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals))
                .set();
    }

    /** A day without a time, in the way that no country reads otherwise: for files that are read back. */
    public void day(int row, int column, LocalDate day) {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
    }

    /** A day shown with the Buddhist year, beside {@link #moment}. */
    public void buddhistDay(int row, int column, LocalDate day) {
        sheet.value(row, column, day);
        sheet.style(row, column).format("[$-41E]d mmm bbbb").set();
    }

    /** A moment on the wall's clock, shown with the Buddhist year. */
    public void moment(int row, int column, LocalDateTime moment) {
        sheet.value(row, column, moment);
        sheet.style(row, column).format("[$-41E]d mmm bbbb hh:mm:ss").set();
    }

    private void asText(int row, int column) {
        sheet.style(row, column).format(TEXT).set();
    }

    public void wrapped(int row, int column) {
        sheet.style(row, column).wrapText(true).set();
    }

    /** Beside texts that take more than one line, everything begins in the first. */
    public void top(int row, int firstColumn, int lastColumn) {
        for (int column = firstColumn; column <= lastColumn; column++) {
            sheet.style(row, column).verticalAlignment("top").set();
        }
    }

    /** Coloured and framed. */
    public void toFill(int row, int column) {
        sheet.style(row, column)
                .fillColor(YELLOW)
                .borderStyle(BorderStyle.THIN)
                .borderColor(LINE)
                .set();
    }

    /** Grey: not to be changed. */
    public void locked(int row, int firstColumn, int lastColumn) {
        for (int column = firstColumn; column <= lastColumn; column++) {
            sheet.style(row, column).fillColor(GREY).set();
        }
    }

    /**
     * The same workbook, opening on a cell of its first sheet (with frozen rows) instead of its corner.
     *
     * @param row from 0, below the frozen ones
     */
    public static byte[] openingAt(byte[] workbook, int row, int column, int frozenRows) throws IOException {
        String cell = CellName.of(column, row + 1);
        int top = Math.max(frozenRows, row - ABOVE) + 1;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(workbook.length);
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry part : Collections.list(from.getEntries())) {
                to.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream content = from.getInputStream(part)) {
                    if (part.getName().equals("xl/worksheets/sheet1.xml")) {
                        String xml = new String(content.readAllBytes(), StandardCharsets.UTF_8);
                        xml = SELECTION
                                .matcher(xml)
                                .replaceFirst("<selection pane=\"$1\" activeCell=\"" + cell + "\" sqref=\"" + cell
                                        + "\"/></sheetView>");
                        xml = TOP_LEFT.matcher(xml).replaceFirst("topLeftCell=\"$1" + top + "\"");
                        to.write(xml.getBytes(StandardCharsets.UTF_8));
                    } else {
                        content.transferTo(to);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
