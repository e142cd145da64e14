package org.rabrong.identity.organisation.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook (Office Open XML). */
final class Xlsx {

    private static final int LARGEST_UNPACKED = 16 * 1024 * 1024;
    private static final int MOST_PARTS = 500;
    /** In bytes; a shorter file is neither. */
    private static final int LONGEST_HEADER = 8;
    /** A cell so far to the right that a reader that fills the gap runs out of memory. */
    private static final Pattern FAR_RIGHT = Pattern.compile("\\br\\s*=\\s*[\"'](?:[A-Za-z]{3,}[0-9]|[^\"'>]*&)");

    private Xlsx() {}

    static boolean looksLike(byte[] bytes) {
        byte[] header = Arrays.copyOf(bytes, LONGEST_HEADER);
        return ReadableWorkbook.isOOXMLZipHeader(header) || ReadableWorkbook.isOLE2Header(header);
    }

    static ListFile read(byte[] bytes) throws ListFileException {
        if (ReadableWorkbook.isOLE2Header(Arrays.copyOf(bytes, LONGEST_HEADER))) {
            throw ListFileException.ofFile("old-excel"); // or one with a password
        }
        requireHarmless(bytes);
        try (ReadableWorkbook book =
                        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false));
                Stream<Row> sheet = book.getFirstSheet().openStream()) {
            List<ListFile.Row> rows = new ArrayList<>();
            for (Iterator<Row> all = sheet.iterator(); all.hasNext(); ) {
                ListFile.Row row = row(all.next());
                if (row.isBlank()) {
                    continue;
                }
                if (rows.size() > ListFile.MOST_ROWS) {
                    throw ListFileException.ofFile("rows", ListFile.MOST_ROWS);
                }
                rows.add(row);
            }
            return new ListFile(rows);
        } catch (IOException | RuntimeException _) {
            // The reader answers a broken workbook with whatever its parsers throw
            throw ListFileException.ofFile("not-a-list");
        }
    }

    private static ListFile.Row row(Row row) throws ListFileException {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            String text = text(row.getCell(column), column, row.getRowNum());
            if (column >= ListFile.MOST_COLUMNS) {
                if (!text.isBlank()) {
                    throw ListFileException.ofFile("columns", ListFile.MOST_COLUMNS);
                }
                continue;
            }
            cells.add(text);
        }
        return new ListFile.Row(row.getRowNum(), cells);
    }

    private static String text(@Nullable Cell cell, int column, int row) throws ListFileException {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            throw ListFileException.ofCell(column, row, "formula");
        }
        return switch (cell.getType()) {
            case NUMBER -> number(cell);
            case STRING -> cell.asString();
            case ERROR -> throw ListFileException.ofCell(column, row, "error-cell");
            default -> cell.getText();
        };
    }

    private static String number(Cell cell) {
        if (isDate(cell.getDataFormatString())) {
            LocalDateTime moment = cell.asDate();
            return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? moment.toLocalDate().toString()
                    : moment.toString();
        }
        BigDecimal number = cell.asNumber();
        return (number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros()).toPlainString();
    }

    /** A format with a year in it: {@code yyyy-mm-dd}, {@code [$-41E]d mmm bbbb}, {@code m/d/yy}. */
    private static boolean isDate(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String pattern = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return pattern.contains("yy") || pattern.contains("bb");
    }

    /** Unpacks everything once and counts, so that a small file that unpacks to gigabytes is never handed to the reader. */
    private static void requireHarmless(byte[] bytes) throws ListFileException {
        long unpacked = 0;
        byte[] buffer = new byte[16 * 1024];
        // As the reader opens it, so that both see the same parts
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw ListFileException.ofFile("too-large-unpacked");
            }
            for (ZipArchiveEntry part : parts) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                try (InputStream in = zip.getInputStream(part)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > LARGEST_UNPACKED) {
                            throw ListFileException.ofFile("too-large-unpacked");
                        }
                        content.write(buffer, 0, read);
                    }
                }
                if (part.getName().toLowerCase(Locale.ROOT).endsWith(".xml")) {
                    requireNear(content.toString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            throw ListFileException.ofFile("not-a-list");
        }
    }

    private static void requireNear(String xml) throws ListFileException {
        if (xml.indexOf('\0') >= 0) {
            throw ListFileException.ofFile("not-a-list"); // no XML in UTF-8
        }
        if (FAR_RIGHT.matcher(xml).find()) {
            throw ListFileException.ofFile("columns", ListFile.MOST_COLUMNS);
        }
    }
}
