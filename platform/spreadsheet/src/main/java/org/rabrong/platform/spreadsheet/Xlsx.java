package org.rabrong.platform.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * READ FIRST. A workbook (.xlsx, Office Open XML) that somebody sent, read as cells. What is not to be trusted is met in this order, and the first
 * that fails is the answer, an {@link XlsxFault}:
 *
 * <ol>
 *   <li>{@code xlsx-size}: the file is too long;
 *   <li>{@code xlsx-old}: an old workbook (.xls), or one with a password; {@code xlsx-format}: no workbook at all;
 *   <li>{@code xlsx-unpacked}: too many parts, or parts that unpack to more than {@link XlsxBounds} allow; nothing of them is kept meanwhile;
 *   <li>{@code xlsx-macros}: macros or embedded contents, found by name, by content type, by relation and by their first bytes, whatever they are
 *       called; {@code xlsx-links}: links to other files;
 *   <li>{@code xlsx-broken}: strange names of parts, XML with definitions of its own, anything that is not as the format demands;
 *   <li>{@code xlsx-rows}, {@code xlsx-columns}: the sheet holds more than {@link XlsxBounds} allow, told as soon as it is met.
 * </ol>
 *
 * <p>Rows come one after the other and nothing of them is kept. Whoever reads them judges the cells: {@link XlsxCell}.
 */
public final class Xlsx {

    private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final Pattern ACTIVE_TYPE =
            Pattern.compile(".*(macroenabled|vba|activex|oleobject|macrosheet|dialogsheet|ms-excel\\.addin|control).*");
    private static final Pattern ACTIVE_RELATION = Pattern.compile(
            ".*/(vbaproject|wordvbadata|activexcontrolbinary|control|ctrlprop|oleobject|package|xlmacrosheet|xlintlmacrosheet|dialogsheet"
                    + "|attachedtoolbars|userxmldata|extensibility)$");
    private static final Pattern OTHER_FILES = Pattern.compile(
            ".*/(externallink|externallinkpath|xlexternallinkpath/.*|attachedtemplate|connections|querytable)$");

    private static final int MOST_SHARED = 500_000;
    private static final int LONGEST_NUMBER = 400;
    private static final int LONGEST_FORMAT = 1_000;
    private static final int LAST_ROW = 1_048_576;
    private static final int LAST_COLUMN = 16_384;

    private final Parts parts;
    private final XlsxBounds bounds;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private boolean since1904;

    private Xlsx(Parts parts, XlsxBounds bounds) {
        this.parts = parts;
        this.bounds = bounds;
    }

    /** Takes what it is given, row by row. */
    @FunctionalInterface
    public interface Rows {
        void row(XlsxRow row) throws XlsxFault;
    }

    /** Whether the bytes begin like a workbook, old ones and those with a password too. */
    public static boolean looksLike(byte[] bytes) {
        return Parts.isZip(bytes) || Parts.isOle2(bytes);
    }

    /** Opens what {@link Xlsx} describes as harmless. */
    public static Xlsx open(byte[] bytes, XlsxBounds bounds) throws XlsxFault {
        if (bytes.length > bounds.bytes()) {
            throw XlsxFault.ofFile("xlsx-size", bounds.bytes() / 1024 / 1024 + " MB");
        }
        if (Parts.isOle2(bytes)) {
            throw XlsxFault.ofFile("xlsx-old");
        }
        if (!Parts.isZip(bytes)) {
            throw XlsxFault.ofFile("xlsx-format");
        }
        return unlessBroken(() -> {
            Xlsx book = new Xlsx(Parts.of(bytes, bounds), bounds);
            book.requireNothingActive();
            book.readParts();
            return book;
        });
    }

    private interface Reading<T> {
        T read() throws XlsxFault, IOException, XMLStreamException;
    }

    private static <T> T unlessBroken(Reading<T> reading) throws XlsxFault {
        try {
            return reading.read();
        } catch (IOException | XMLStreamException | RuntimeException broken) {
            // Parsers answer what is no XML or no zip with whatever they throw
            XlsxFault fault = XlsxFault.ofFile("xlsx-broken");
            fault.initCause(broken);
            throw fault;
        }
    }

    /** Names of the sheets, hidden ones too, in the workbook's order; at least one. */
    public List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    /** Gives the rows of a sheet that hold anything, the first on top. */
    public void read(String sheet, Rows rows) throws XlsxFault {
        String part = sheets.get(sheet);
        if (part == null) {
            throw new IllegalArgumentException("No sheet " + sheet);
        }
        unlessBroken(() -> {
            try (XmlPart xml = xml(part)) {
                new SheetReader(xml).read(rows);
            }
            return part;
        });
    }

    /** All rows of a sheet that hold anything. */
    public List<XlsxRow> rows(String sheet) throws XlsxFault {
        List<XlsxRow> rows = new ArrayList<>();
        read(sheet, rows::add);
        return rows;
    }

    private void requireNothingActive() throws XlsxFault, IOException, XMLStreamException {
        for (Map.Entry<String, byte[]> part : parts.small().entrySet()) {
            boolean relations = part.getKey().endsWith(Parts.RELATIONS);
            try (XmlPart xml = new XmlPart(new ByteArrayInputStream(part.getValue()))) {
                while (xml.next()) {
                    if (relations && xml.begins("Relationship")) {
                        requirePassive(xml);
                    } else if (!relations && (xml.begins("Override") || xml.begins("Default"))) {
                        String type = xml.required("ContentType").toLowerCase(Locale.ROOT);
                        if (ACTIVE_TYPE.matcher(type).matches()) {
                            throw XlsxFault.ofFile("xlsx-macros");
                        }
                    }
                }
            }
        }
    }

    private static void requirePassive(XmlPart relation) throws XlsxFault, XMLStreamException {
        String type = relation.required("Type").toLowerCase(Locale.ROOT);
        if (ACTIVE_RELATION.matcher(type).matches()) {
            throw XlsxFault.ofFile("xlsx-macros");
        }
        boolean outside = "External".equalsIgnoreCase(relation.attribute("TargetMode")) && !type.endsWith("/hyperlink");
        if (outside || OTHER_FILES.matcher(type).matches()) {
            throw XlsxFault.ofFile("xlsx-links");
        }
    }

    /** @param type last part of the relation's type */
    private record Relation(String id, String type, String target) {}

    private List<Relation> relations(String part) throws XMLStreamException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        byte[] content = parts.small()
                .get((folder + "_rels/" + part.substring(slash) + Parts.RELATIONS).toLowerCase(Locale.ROOT));
        List<Relation> relations = new ArrayList<>();
        if (content == null) {
            return relations;
        }
        try (XmlPart xml = new XmlPart(new ByteArrayInputStream(content))) {
            while (xml.next()) {
                if (xml.begins("Relationship") && !"External".equalsIgnoreCase(xml.attribute("TargetMode"))) {
                    String type = xml.required("Type");
                    relations.add(new Relation(
                            xml.required("Id"),
                            type.substring(type.lastIndexOf('/') + 1),
                            resolved(folder, xml.required("Target"))));
                }
            }
        }
        return relations;
    }

    private static String resolved(String folder, String target) {
        Deque<String> path = new ArrayDeque<>();
        for (String step : (target.startsWith("/") ? target : folder + target).split("/", -1)) {
            if (step.equals("..")) {
                path.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                path.addLast(step);
            }
        }
        return String.join("/", path);
    }

    private void readParts() throws XlsxFault, IOException, XMLStreamException {
        String workbook = relations("").stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElseThrow(() -> XlsxFault.ofFile("xlsx-format"));
        if (!contentType(workbook).equals(MAIN)) {
            throw XlsxFault.ofFile("xlsx-format"); // a letter, a presentation, a binary workbook
        }
        Map<String, Relation> byId = new HashMap<>();
        for (Relation relation : relations(workbook)) {
            byId.put(relation.id(), relation);
            switch (relation.type()) {
                case "sharedStrings" -> readShared(relation.target());
                case "styles" -> readFormats(relation.target());
                default -> {
                    // A sheet, a theme
                }
            }
        }
        try (XmlPart xml = xml(workbook)) {
            while (xml.next()) {
                if (xml.begins("workbookPr")) {
                    String of1904 = xml.attribute("date1904");
                    since1904 = "1".equals(of1904) || "true".equals(of1904);
                } else if (xml.begins("sheet")) {
                    Relation relation = byId.get(xml.foreignAttribute("id"));
                    if (relation != null && relation.type().equals("worksheet")) {
                        sheets.putIfAbsent(xml.required("name"), relation.target());
                    }
                }
            }
        }
        if (sheets.isEmpty()) {
            throw XlsxFault.ofFile("xlsx-broken");
        }
    }

    private String contentType(String part) throws XMLStreamException {
        byte[] types = parts.small().get(Parts.CONTENT_TYPES);
        String byExtension = "";
        if (types == null) {
            return byExtension;
        }
        try (XmlPart xml = new XmlPart(new ByteArrayInputStream(types))) {
            while (xml.next()) {
                if (xml.begins("Override") && xml.required("PartName").equalsIgnoreCase("/" + part)) {
                    return xml.required("ContentType");
                }
                if (xml.begins("Default") && part.endsWith("." + xml.required("Extension"))) {
                    byExtension = xml.required("ContentType");
                }
            }
        }
        return byExtension;
    }

    private XmlPart xml(String part) throws IOException, XMLStreamException {
        InputStream stream = parts.open(part);
        if (stream == null) {
            throw new IOException("No part " + part);
        }
        return new XmlPart(stream);
    }

    private void readShared(String part) throws IOException, XMLStreamException {
        try (XmlPart xml = xml(part)) {
            while (xml.next()) {
                if (xml.begins("si")) {
                    if (shared.size() == MOST_SHARED) {
                        throw new IOException("Too many texts");
                    }
                    shared.add(xml.richText("si"));
                }
            }
        }
    }

    /** No spreadsheet program takes a longer one, and what it shows is asked for every cell. */
    private static NumberFormat format(String code) throws XMLStreamException {
        if (code.length() > LONGEST_FORMAT) {
            throw new XMLStreamException("A format without end");
        }
        return new NumberFormat(code);
    }

    private void readFormats(String part) throws IOException, XMLStreamException {
        Map<Integer, NumberFormat> own = new HashMap<>();
        boolean ofCells = false;
        try (XmlPart xml = xml(part)) {
            while (xml.next()) {
                if (xml.begins("numFmt") && !ofCells) {
                    own.putIfAbsent(Integer.valueOf(xml.required("numFmtId")), format(xml.required("formatCode")));
                } else if (xml.begins("cellXfs")) {
                    ofCells = true;
                } else if (xml.ends("cellXfs")) {
                    ofCells = false;
                } else if (ofCells && xml.begins("xf")) {
                    String id = xml.attribute("numFmtId");
                    int format = id == null ? 0 : Integer.parseInt(id);
                    NumberFormat known = own.get(format);
                    formats.add(known == null ? NumberFormat.builtIn(format) : known);
                }
            }
        }
    }

    /** Reads one sheet. */
    private final class SheetReader {

        private final XmlPart xml;
        private int lastRow;
        private int filled;

        SheetReader(XmlPart xml) {
            this.xml = xml;
        }

        void read(Rows rows) throws XlsxFault, XMLStreamException {
            while (xml.next()) {
                if (xml.begins("row")) {
                    XlsxRow row = row();
                    if (row == null) {
                        continue;
                    }
                    if (filled == bounds.rows()) {
                        throw XlsxFault.ofFile("xlsx-rows", bounds.rows());
                    }
                    filled++;
                    rows.row(row);
                } else if (xml.ends("sheetData")) {
                    return;
                }
            }
        }

        private @Nullable XlsxRow row() throws XlsxFault, XMLStreamException {
            String named = xml.attribute("r");
            int number = named == null ? lastRow + 1 : Integer.parseInt(named);
            if (number <= lastRow || number > LAST_ROW) {
                throw new XMLStreamException("Rows out of order");
            }
            lastRow = number;
            List<XlsxCell> cells = new ArrayList<>();
            int lastColumn = -1;
            while (xml.next() && !xml.ends("row")) {
                if (!xml.begins("c")) {
                    continue;
                }
                String name = xml.attribute("r");
                int column = name == null ? lastColumn + 1 : CellName.columnOf(name, number);
                if (column <= lastColumn || column >= LAST_COLUMN) {
                    throw new XMLStreamException("Cells out of order");
                }
                lastColumn = column;
                XlsxCell cell = cell(column, number);
                if (cell instanceof XlsxCell.Blank) {
                    continue;
                }
                if (column >= bounds.columns()) {
                    if (cell.isBlank()) {
                        continue;
                    }
                    throw XlsxFault.ofFile("xlsx-columns", bounds.columns());
                }
                while (cells.size() < column) {
                    cells.add(XlsxRow.BLANK);
                }
                cells.add(cell);
            }
            return cells.stream().allMatch(XlsxCell::isBlank) ? null : new XlsxRow(number, cells);
        }

        private XlsxCell cell(int column, int row) throws XlsxFault, XMLStreamException {
            String type = xml.attribute("t");
            String style = xml.attribute("s");
            String value = null;
            boolean formula = false;
            while (xml.next() && !xml.ends("c")) {
                if (xml.begins("f")) {
                    formula = true;
                } else if (xml.begins("v")) {
                    value = xml.text();
                } else if (xml.begins("is")) {
                    value = xml.richText("is");
                }
            }
            if (formula) {
                return new XlsxCell.Formula();
            }
            if (value == null || value.isEmpty()) {
                return XlsxRow.BLANK;
            }
            return switch (type == null ? "n" : type) {
                case "s" -> new XlsxCell.Text(shared.get(Integer.parseInt(value)));
                case "str", "inlineStr" -> new XlsxCell.Text(value);
                case "b" -> new XlsxCell.Truth(value.equals("1") || value.equals("true"));
                case "e" -> new XlsxCell.Failed(value);
                case "n" -> number(value.strip(), style, CellName.of(column, row));
                default -> throw XlsxFault.ofCell(CellName.of(column, row), "xlsx-kind");
            };
        }

        private XlsxCell number(String value, @Nullable String style, String place) throws XlsxFault {
            NumberFormat format =
                    style == null || formats.isEmpty() ? NumberFormat.GENERAL : formats.get(Integer.parseInt(style));
            BigDecimal number = value.length() > LONGEST_NUMBER ? null : new BigDecimal(value);
            if (number == null || Math.abs((long) number.scale()) > LONGEST_NUMBER) {
                throw XlsxFault.ofCell(place, "xlsx-kind");
            }
            return format.isMoment() ? Serial.moment(number, since1904) : new XlsxCell.Amount(number, format);
        }
    }
}
