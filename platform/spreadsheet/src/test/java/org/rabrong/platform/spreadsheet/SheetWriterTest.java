package org.rabrong.platform.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written comes back as it was, and nothing becomes a formula. */
class SheetWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+66", "-2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")", "<f>1</f>", "ก&ข \"ค\""})
    void a_text_stays_a_text(String text) throws Exception {
        Book book = Book.of(sheet -> new SheetWriter(sheet).text(0, 0, text));
        assertThat(book.text(Book.SHEET)).doesNotContain("<f>");
        assertThat(Xlsx.open(book.bytes(), XlsxBounds.ofRows(9, 9))
                        .rows("1")
                        .getFirst()
                        .cell(0))
                .isEqualTo(new XlsxCell.Text(text));
    }

    @Test
    void what_could_begin_a_formula_is_text_by_its_format_too_so_that_editing_it_changes_nothing() {
        Book book = Book.of(sheet -> new SheetWriter(sheet).text(0, 0, "=1+1"));
        assertThat(book.text("xl/styles.xml")).contains("formatCode=\"@\"");
    }

    @Test
    void a_character_that_xml_does_not_know_is_left_out() throws Exception {
        Book book = Book.of(sheet -> new SheetWriter(sheet).text(0, 0, "ก\u0001\uFFFEข"));
        assertThat(Xlsx.open(book.bytes(), XlsxBounds.ofRows(9, 9))
                        .rows("1")
                        .getFirst()
                        .cell(0))
                .isEqualTo(new XlsxCell.Text("กข"));
    }

    @Test
    void a_number_is_a_number_as_long_as_no_digit_is_lost() throws Exception {
        Book book = Book.of(sheet -> {
            SheetWriter writer = new SheetWriter(sheet);
            writer.number(0, 0, new BigDecimal("1200"), 0);
            writer.number(0, 1, new BigDecimal("12.50"), 2);
            writer.number(0, 2, new BigDecimal("123456789012345678.25"), 2);
            writer.number(0, 3, new BigDecimal("1E+3"), 0);
            writer.number(0, 4, new BigDecimal("0.125"), 2);
        });
        XlsxRow row = Xlsx.open(book.bytes(), XlsxBounds.ofRows(9, 9)).rows("1").getFirst();
        assertThat(((XlsxCell.Amount) row.cell(0)).number()).isEqualTo("1200");
        assertThat(((XlsxCell.Amount) row.cell(1)).number()).isEqualTo("12.5");
        assertThat(((XlsxCell.Amount) row.cell(1)).format().decimals()).isEqualTo(2);
        assertThat(row.cell(2)).isEqualTo(new XlsxCell.Text("123456789012345678.25"));
        assertThat(((XlsxCell.Amount) row.cell(3)).number()).isEqualTo("1000");
        assertThat(row.cell(4)).isEqualTo(new XlsxCell.Text("0.125"));
    }

    @Test
    void the_sheet_opens_on_the_first_cell_to_fill() throws IOException {
        byte[] file = book();
        Book opening = Book.of(SheetWriter.openingAt(file, 30, 8, 4));
        assertThat(opening.text(Book.SHEET))
                .contains("<selection pane=\"bottomRight\" activeCell=\"I31\" sqref=\"I31\"/>")
                .contains("topLeftCell=\"B28\"");
        assertThat(Book.of(SheetWriter.openingAt(file, 4, 8, 4)).text(Book.SHEET))
                .contains("topLeftCell=\"B5\"");
    }

    @Test
    void a_hidden_sheet_is_not_in_the_menu_of_hidden_ones() throws Exception {
        assertThat(Book.of(book()).text("xl/workbook.xml")).contains("veryHidden");
        assertThat(Xlsx.open(book(), XlsxBounds.ofRows(99, 9)).sheets()).containsExactly("บันทึกข้อมูล", "rabrong");
    }

    private static byte[] book() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = SheetWriter.workbook(bytes)) {
            Worksheet sheet = book.newWorksheet("บันทึกข้อมูล");
            SheetWriter writer = new SheetWriter(sheet);
            writer.headings(3, List.of(new SheetWriter.Column("รหัส", 10), new SheetWriter.Column("ค่า", 20)));
            sheet.freezePane(1, 4);
            writer.locked(5, 0, 1);
            SheetWriter.hidden(book, "rabrong").text(0, 0, "x");
        }
        return bytes.toByteArray();
    }
}
