package org.rabrong.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sends is read as it stands there, or refused with the reason. */
class XlsxTest {

    private static final XlsxBounds BOUNDS = XlsxBounds.ofRows(100, 20);
    private static final byte[] OLD = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0
    };

    private static final Book BOOK = Book.of(sheet -> {
        sheet.value(0, 0, "รหัส");
        sheet.value(0, 1, "ค่า");
        sheet.value(2, 0, "2.A");
        sheet.value(2, 1, new BigDecimal("12.50"));
        sheet.value(2, 3, true);
        sheet.inlineString(3, 0, " ๑๒ ");
        sheet.value(3, 1, LocalDate.of(2016, 4, 18));
        sheet.style(3, 1).format("[$-41E]d mmm bbbb").set();
    });

    @Test
    void cells_are_read_as_what_they_are() throws XlsxFault {
        Xlsx book = Xlsx.open(BOOK.bytes(), BOUNDS);
        assertThat(book.sheets()).containsExactly("1");
        List<XlsxRow> rows = book.rows("1");
        assertThat(rows).extracting(XlsxRow::number).containsExactly(1, 3, 4);
        assertThat(rows.get(0).cell(0)).isEqualTo(new XlsxCell.Text("รหัส"));
        XlsxRow second = rows.get(1);
        assertThat(((XlsxCell.Amount) second.cell(1)).number()).isEqualTo("12.5");
        assertThat(second.cell(2)).isEqualTo(XlsxRow.BLANK);
        assertThat(second.cell(3)).isEqualTo(new XlsxCell.Truth(true));
        assertThat(second.cell(19)).isEqualTo(XlsxRow.BLANK);
        assertThat(second.name(1)).isEqualTo("B3");
        assertThat(rows.get(2).cell(0)).isEqualTo(new XlsxCell.Text(" ๑๒ "));
        assertThat(rows.get(2).cell(1)).isEqualTo(new XlsxCell.Moment(LocalDateTime.of(2016, 4, 18, 0, 0)));
    }

    @Test
    void a_cell_may_leave_out_its_name_and_say_its_text_in_runs() throws XlsxFault {
        byte[] file = Book.ofRows(
                        "<row><c t=\"inlineStr\"><is><r><t>ก</t></r><rPh sb=\"0\" eb=\"1\"><t>no</t></rPh><r><t>ข</t></r></is></c>"
                                + "<c t=\"str\"><v>ค</v></c><c/><c><v>7</v></c></row><row r=\"9\"><c r=\"C9\"><v>1E2</v></c></row>")
                .bytes();
        List<XlsxRow> rows = Xlsx.open(file, BOUNDS).rows("1");
        assertThat(rows.get(0).cell(0)).isEqualTo(new XlsxCell.Text("กข"));
        assertThat(rows.get(0).cell(1)).isEqualTo(new XlsxCell.Text("ค"));
        assertThat(((XlsxCell.Amount) rows.get(0).cell(3)).number()).isEqualTo("7");
        assertThat(rows.get(1).number()).isEqualTo(9);
        assertThat(((XlsxCell.Amount) rows.get(1).cell(2)).number()).isEqualTo("100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"B2\"><f>1+1</f><v>2</v></c>",
                "<c r=\"B2\"><f/><v>2</v></c>",
                "<c r=\"B2\" t=\"s\"><f>A1</f><v>0</v></c>",
                "<c r=\"B2\" t=\"str\"><v>x</v><f>A1</f></c>",
                "<c r=\"B2\" t=\"inlineStr\"><f>A1</f><is><t>x</t></is></c>",
                "<c r=\"B2\"><f t=\"shared\" si=\"7\"/><v>2</v></c>",
                "<c r=\"B2\"><f t=\"array\" ref=\"B2:B9\">A1:A8</f></c>",
                "<c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
            })
    void a_formula_is_told_as_a_formula_whatever_it_showed(String cell) throws XlsxFault {
        byte[] file = Book.ofRows("<row r=\"2\">" + cell + "</row>").bytes();
        assertThat(Xlsx.open(file, BOUNDS).rows("1").getFirst().cell(1)).isEqualTo(new XlsxCell.Formula());
    }

    @Test
    void an_error_is_told_as_an_error() throws XlsxFault {
        byte[] file = Book.ofRows("<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c></row>")
                .bytes();
        assertThat(Xlsx.open(file, BOUNDS).rows("1").getFirst().cell(0)).isEqualTo(new XlsxCell.Failed("#REF!"));
    }

    @Test
    void macros_are_found_under_whatever_name() {
        assertThat(fault(BOOK.with("xl/vbaProject.bin", "x"))).isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.with("xl/media/image1.png", OLD))).isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.with("docs/readme.txt", BOOK.bytes()))).isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.with("XL/ActiveX/activeX1.xml", "<a/>"))).isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.with("xl/embeddings/oleObject1.bin", "x"))).isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.changed(
                        "[Content_Types].xml",
                        xml -> xml.replaceFirst(
                                "ContentType=\"[^\"]*sheet.main\\+xml\"",
                                "ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\""))))
                .isEqualTo("xlsx-macros");
        assertThat(
                        fault(
                                BOOK.changed(
                                        "[Content_Types].xml",
                                        xml -> xml.replace(
                                                "</Types>",
                                                "<Override PartName=\"/a.b\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>"))))
                .isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.with(
                        "xl/worksheets/_rels/sheet1.xml.rels", relation("office/2006/relationships/xlMacrosheet", ""))))
                .isEqualTo("xlsx-macros");
        assertThat(fault(BOOK.with("any/where.rels", relation("office/2006/relationships/vbaProject", ""))))
                .isEqualTo("xlsx-macros");
    }

    @Test
    void other_files_are_not_linked_but_addresses_may_be() throws XlsxFault {
        assertThat(fault(BOOK.with("xl/externalLinks/externalLink1.xml", "<a/>")))
                .isEqualTo("xlsx-links");
        assertThat(fault(BOOK.with(
                        "xl/_rels/other.xml.rels",
                        relation("relationships/externalLinkPath", " TargetMode=\"External\""))))
                .isEqualTo("xlsx-links");
        assertThat(fault(BOOK.with(
                        "xl/drawings/_rels/d.xml.rels", relation("relationships/image", " TargetMode=\"External\""))))
                .isEqualTo("xlsx-links");
        Book linked = BOOK.with(
                "xl/worksheets/_rels/sheet1.xml.rels", relation("relationships/hyperlink", " TargetMode=\"External\""));
        assertThat(Xlsx.open(linked.bytes(), BOUNDS).rows("1")).hasSize(3);
    }

    @Test
    void what_is_no_workbook_is_told_by_its_kind() {
        assertThat(fault(OLD)).isEqualTo("xlsx-old");
        assertThat(fault("รหัส,ค่า\n2.A,1\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("xlsx-format");
        assertThat(fault(new byte[0])).isEqualTo("xlsx-format");
        assertThat(fault(new byte[] {'P', 'K', 3, 4, 1, 2, 3})).isEqualTo("xlsx-broken");
        assertThat(fault(BOOK.changed(
                        "[Content_Types].xml",
                        xml -> xml.replace("spreadsheetml.sheet.main", "wordprocessingml.document.main"))))
                .isEqualTo("xlsx-format");
        assertThat(fault(new Book(Map.of("hello.txt", new byte[] {'x'})))).isEqualTo("xlsx-format");
        assertThat(fault(new byte[10 * 1024 * 1024 + 1])).isEqualTo("xlsx-size");
        assertThat(Xlsx.looksLike(OLD)).isTrue();
        assertThat(Xlsx.looksLike(BOOK.bytes())).isTrue();
        assertThat(Xlsx.looksLike(new byte[] {'P', 'K'})).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil.xml", "/etc/passwd", "xl/a\u0007.xml", "C:/a.xml", "xl/../../a", "XL/WORKBOOK.XML"})
    void strange_names_of_parts_are_refused(String name) {
        assertThat(fault(BOOK.with(name, "<a/>"))).isEqualTo("xlsx-broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE x>"
            })
    void xml_brings_no_definitions_of_its_own(String definition) {
        for (String part : List.of(Book.SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/styles.xml")) {
            assertThat(fault(BOOK.changed(
                            part,
                            xml -> xml.replaceFirst("<(worksheet|workbook|Types|styleSheet)", definition + "<$1"))))
                    .as(part)
                    .isEqualTo("xlsx-broken");
        }
    }

    @Test
    void xml_in_another_encoding_is_refused() {
        assertThat(fault(BOOK.with(Book.SHEET, BOOK.text(Book.SHEET).getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("xlsx-broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
                "<row r=\"0\"><c><v>1</v></c></row>",
                "<row r=\"1048577\"><c><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2000000000</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" s=\"99999\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><v>abc</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><v>1</v>"
            })
    void cells_that_cannot_be_are_refused_and_cost_nothing(String rows) {
        assertThat(fault(Book.ofRows(rows))).isEqualTo("xlsx-broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E999999999", "1E-999999999", "1E401"})
    void a_number_without_end_is_told_by_its_cell(String number) throws XlsxFault {
        Xlsx book = Xlsx.open(
                Book.ofRows("<row r=\"3\"><c r=\"B3\"><v>" + number + "</v></c></row>")
                        .bytes(),
                BOUNDS);
        try {
            book.rows("1");
        } catch (XlsxFault fault) {
            assertThat(fault.rule()).isEqualTo("xlsx-kind");
            assertThat(fault.cell()).isEqualTo("B3");
            return;
        }
        throw new AssertionError("read");
    }

    @Test
    void a_sheet_is_bounded_in_rows_and_columns_and_not_read_on() {
        assertThat(fault(Book.of(sheet -> {
                    for (int row = 0; row < 101; row++) {
                        sheet.value(row, 0, row);
                    }
                })))
                .isEqualTo("xlsx-rows");
        assertThat(fault(Book.of(sheet -> sheet.value(0, 20, "x")))).isEqualTo("xlsx-columns");
        assertThat(fault(Book.of(sheet -> {
                    sheet.value(500, 0, "x");
                    sheet.value(501, 25, " ");
                })))
                .isNull();
    }

    @Test
    void a_bomb_is_refused_before_it_fills_the_memory() throws IOException {
        byte[] zeros = new byte[1024 * 1024];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(Book.SHEET));
            for (int megabyte = 0; megabyte < 2048; megabyte++) {
                zip.write(zeros);
            }
        }
        byte[] bomb = bytes.toByteArray();
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();
        long began = System.nanoTime();
        assertThat(fault(bomb)).isEqualTo("xlsx-unpacked");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4L * 1024 * 1024);
    }

    @Test
    void many_parts_and_long_relations_are_refused() {
        Map<String, byte[]> parts = new LinkedHashMap<>(BOOK.parts());
        for (int part = 0; part < 501; part++) {
            parts.put("part" + part, new byte[0]);
        }
        assertThat(fault(new Book(parts))).isEqualTo("xlsx-unpacked");
        assertThat(fault(BOOK.with("xl/_rels/x.rels", " ".repeat(1024 * 1024 + 1))))
                .isEqualTo("xlsx-unpacked");
    }

    @Test
    void a_format_without_end_is_refused_before_it_is_asked_for_every_cell() {
        assertThat(fault(BOOK.changed(
                        "xl/styles.xml",
                        xml -> xml.replaceFirst(
                                "formatCode=\"[^\"]*\"", "formatCode=\"0" + ",".repeat(1_000_000) + "0\""))))
                .isEqualTo("xlsx-broken");
    }

    @Test
    void damaged_files_never_fail_otherwise_than_by_a_fault() {
        byte[] file = BOOK.bytes();
        Random random = new Random(11);
        long began = System.nanoTime();
        for (int run = 0; run < 500; run++) {
            byte[] damaged = file.clone();
            for (int damage = random.nextInt(5); damage >= 0; damage--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            fault(damaged);
        }
        String alphabet = "<>\"'=/&;0A t";
        for (int run = 0; run < 500; run++) {
            for (String part : List.of(Book.SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")) {
                StringBuilder xml = new StringBuilder(BOOK.text(part));
                for (int damage = random.nextInt(4); damage >= 0; damage--) {
                    xml.setCharAt(random.nextInt(xml.length()), alphabet.charAt(random.nextInt(alphabet.length())));
                }
                fault(BOOK.with(part, xml.toString()));
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({"0,A", "25,Z", "26,AA", "51,AZ", "52,BA", "701,ZZ", "702,AAA", "16383,XFD"})
    void cells_are_named_as_spreadsheets_name_them(int column, String letters) {
        assertThat(CellName.of(column, 7)).isEqualTo(letters + 7);
        assertThat(CellName.columnOf(letters + 7, 7)).isEqualTo(column);
        assertThat(CellName.columnOf(letters + 8, 7)).isEqualTo(-1);
    }

    @Test
    void cells_are_sorted_as_they_are_read() {
        assertThat(Stream.of("B10", "A10", "AA2", "Z2", "B9", "file").sorted(CellName.IN_ORDER))
                .containsExactly("file", "Z2", "AA2", "B9", "A10", "B10");
    }

    private static String relation(String type, String more) {
        return "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.microsoft.com/" + type
                + "\" Target=\"a.bin\"" + more + "/></Relationships>";
    }

    private static @Nullable String fault(Book book) {
        return fault(book.bytes());
    }

    /** The rule that the file breaks, null when it can be read to its end. */
    private static @Nullable String fault(byte[] bytes) {
        try {
            Xlsx book = Xlsx.open(bytes, BOUNDS);
            for (String sheet : book.sheets()) {
                book.rows(sheet);
            }
            return null;
        } catch (XlsxFault fault) {
            return fault.rule();
        }
    }
}
