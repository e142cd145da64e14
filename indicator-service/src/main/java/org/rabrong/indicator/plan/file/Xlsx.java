package org.rabrong.indicator.plan.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
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
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of a workbook (Office Open XML) as rows of texts. What could do harm is refused before the workbook is opened: macros, embedded
 * contents, files that unpack to gigabytes, cells so far away that the gap to them fills the memory.
 */
final class Xlsx {

    /** Bytes of all parts, unpacked; a plan of a thousand variables needs two million. */
    private static final int LARGEST_UNPACKED = 32 * 1024 * 1024;

    private static final int MOST_PARTS = 500;
    private static final int MOST_ROWS = 5000;
    private static final int MOST_COLUMNS = 50;
    /** In bytes; a shorter file is neither. */
    private static final int LONGEST_HEADER = 8;
    /** Digits that a spreadsheet keeps of a number; what it saves after them is noise (1.1000000000000001). */
    static final MathContext DIGITS = new MathContext(15);

    private static final Pattern ACTIVE = Pattern.compile(
            "(?i).*(vbaproject|vbadata|/activex/|/embeddings/|/externallinks/|/ctrlprops/|/macrosheets/|/dialogsheets/).*");
    /** A cell far to the right. */
    private static final Pattern FAR_RIGHT = Pattern.compile("\\br\\s*=\\s*[\"'](?:[A-Za-z]{3,}[0-9]|[^\"'>]*&)");

    /** Ends the reading; the fault is told already. */
    private static final class Refused extends RuntimeException {
        Refused() {
            super("", null, false, false);
        }
    }

    /**
     * @param number from 1
     * @param cells texts without blanks around them; the first is column A
     */
    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        private boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty);
        }
    }

    private final String sheetName;
    private final FileFaults faults;

    private Xlsx(String sheetName, FileFaults faults) {
        this.sheetName = sheetName;
        this.faults = faults;
    }

    /** Whether the bytes begin like a workbook, old ones and those with a password too. */
    static boolean looksLike(byte[] bytes) {
        byte[] header = Arrays.copyOf(bytes, LONGEST_HEADER);
        return ReadableWorkbook.isOOXMLZipHeader(header) || ReadableWorkbook.isOLE2Header(header);
    }

    /** The rows of the named sheet, or of the first, that hold anything; null where nothing can be read, which is told. */
    static @Nullable List<Line> read(byte[] bytes, String sheetName, FileFaults faults) {
        return new Xlsx(sheetName, faults).lines(bytes);
    }

    /** {@code sheet!F7} */
    String place(int column, int row) {
        return place(sheetName, column, row);
    }

    static String place(String sheet, int column, int row) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return sheet + '!' + letters + row;
    }

    private @Nullable List<Line> lines(byte[] bytes) {
        try {
            requireHarmless(bytes);
            return opened(bytes);
        } catch (Refused told) {
            return null;
        } catch (IOException | RuntimeException broken) {
            // The reader answers a broken workbook with whatever its parsers throw
            faults.unreadable("file", "xlsx-broken");
            return null;
        }
    }

    private List<Line> opened(byte[] bytes) throws IOException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
            Sheet sheet = book.findSheet(sheetName).orElseGet(book::getFirstSheet);
            try (Stream<Row> rows = sheet.openStream()) {
                List<Line> lines = new ArrayList<>();
                for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
                    Line line = line(all.next());
                    if (line.isBlank()) {
                        continue;
                    }
                    if (lines.size() == MOST_ROWS) {
                        throw refused("xlsx-rows", MOST_ROWS);
                    }
                    lines.add(line);
                }
                return lines;
            }
        }
    }

    private Line line(Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            String text =
                    text(row.getCell(column), place(column, row.getRowNum())).strip();
            if (column < MOST_COLUMNS) {
                cells.add(text);
            } else if (!text.isEmpty()) {
                throw refused("xlsx-columns", MOST_COLUMNS);
            }
        }
        return new Line(row.getRowNum(), cells);
    }

    private String text(@Nullable Cell cell, String place) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getFormula() != null || cell.getType() == CellType.FORMULA) {
            faults.unreadable(place, "xlsx-formula");
            return "";
        }
        return switch (cell.getType()) {
            case NUMBER -> number(cell, place);
            case BOOLEAN -> cell.asBoolean().toString();
            case STRING -> cell.asString();
            default -> {
                faults.unreadable(place, "xlsx-error");
                yield "";
            }
        };
    }

    private String number(Cell cell, String place) {
        if (isDate(cell.getDataFormatString())) { // 1.2 that the spreadsheet took for a day
            faults.unreadable(place, "xlsx-date");
            return "";
        }
        BigDecimal number = cell.asNumber().round(DIGITS);
        return Math.abs(number.scale()) > 400
                ? number.toString()
                : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(@Nullable String format) {
        if (format == null) {
            return false;
        }
        String pattern = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return pattern.contains("yy") || pattern.contains("bb") || pattern.contains("mmm") || pattern.contains("h:mm");
    }

    private void requireHarmless(byte[] bytes) throws IOException {
        if (ReadableWorkbook.isOLE2Header(Arrays.copyOf(bytes, LONGEST_HEADER))) {
            throw refused("xlsx-broken"); // .xls, or one with a password
        }
        long unpacked = 0;
        byte[] buffer = new byte[16 * 1024];
        // As the reader opens it, so that both see the same parts
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            List<ZipArchiveEntry> parts = Collections.list(zip.getEntries());
            if (parts.size() > MOST_PARTS) {
                throw refused("xlsx-unpacked");
            }
            for (ZipArchiveEntry part : parts) {
                String name = part.getName().toLowerCase(Locale.ROOT);
                if (ACTIVE.matcher(name).matches()) {
                    throw refused("xlsx-macros");
                }
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                try (InputStream in = zip.getInputStream(part)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > LARGEST_UNPACKED) {
                            throw refused("xlsx-unpacked");
                        }
                        content.write(buffer, 0, read);
                    }
                }
                requirePlain(name, content.toByteArray());
            }
        }
    }

    private void requirePlain(String name, byte[] content) {
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        if (!xml && !beginsLikeXml(content)) {
            return; // a picture
        }
        String text = new String(content, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0 || text.contains("<!DOCTYPE")) {
            throw refused("xlsx-broken"); // no XML in UTF-8, or with definitions of its own
        }
        if (name.equals("[content_types].xml") && text.contains("macroEnabled")) {
            throw refused("xlsx-macros");
        }
        if (FAR_RIGHT.matcher(text).find()) {
            throw refused("xlsx-columns", MOST_COLUMNS);
        }
    }

    /** In whatever encoding: the workbook may call its sheets as it likes. */
    private static boolean beginsLikeXml(byte[] content) {
        for (byte each : content) {
            switch (each) {
                case '<' -> {
                    return true;
                }
                case 0, ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF, (byte) 0xFE, (byte) 0xFF -> {}
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private Refused refused(String rule, Object... arguments) {
        faults.unreadable("file", rule, arguments);
        return new Refused();
    }
}
