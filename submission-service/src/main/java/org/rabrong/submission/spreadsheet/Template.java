package org.rabrong.submission.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.SheetWriter;
import org.rabrong.platform.web.Violation;
import org.rabrong.platform.web.problem.ProblemTexts;
import org.rabrong.submission.entry.EntryResponse;
import org.rabrong.submission.entry.ItemStatus;
import org.rabrong.submission.entry.Previous;
import org.rabrong.submission.spreadsheet.Form.Column;

/** The office's sheet as an Excel file in Thai: what stands now, a coloured cell for each value, grey rows that cannot be changed with the reason. */
final class Template {

    private static final int NAMES = Column.NAME.index() + 1;

    private final ProblemTexts texts;
    private final Instant now;

    Template(ProblemTexts texts, Instant now) {
        this.texts = texts;
        this.now = now;
    }

    byte[] write(String round, String office, List<EntryResponse> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            try (Workbook book = SheetWriter.workbook(bytes)) {
                visible(book.newWorksheet(Form.SHEET), round, office, entries);
                hidden(SheetWriter.hidden(book, Form.HIDDEN), round, office, entries);
            }
            return SheetWriter.openingAt(
                    bytes.toByteArray(), Form.HEAD + firstToFill(entries), Column.VALUE.index(), Form.HEAD);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /** The first that is empty and may be filled; otherwise the first that may be changed. */
    private static int firstToFill(List<EntryResponse> entries) {
        int editable = 0;
        for (int i = entries.size() - 1; i >= 0; i--) {
            editable = entries.get(i).editable() ? i : editable;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).editable() && entries.get(i).value() == null) {
                return i;
            }
        }
        return editable;
    }

    private void visible(Worksheet sheet, String round, String office, List<EntryResponse> entries) {
        SheetWriter writer = new SheetWriter(sheet);
        writer.text(0, 0, "บันทึกข้อมูล รอบ " + round + " หน่วยงาน " + office);
        sheet.style(0, 0).bold().fontSize(14).set();
        writer.text(1, 0, "กรอกเฉพาะช่องสีเหลือง แถวสีเทาแก้ไขไม่ได้ เรียงหรือลบแถวได้ ใช้สูตรไม่ได้");
        writer.text(2, 0, "แถวที่ไม่ได้แก้ไขจะไม่เปลี่ยนแปลง ลบค่าออกจากช่องคือการล้างค่าที่รายงานไว้");
        writer.headings(
                Form.HEAD - 1,
                Arrays.stream(Column.values())
                        .map(column -> new SheetWriter.Column(column.heading, column.width))
                        .toList());
        for (int i = 0; i < entries.size(); i++) {
            row(writer, Form.HEAD + i, entries.get(i));
        }
        sheet.freezePane(NAMES, Form.HEAD);
        if (!entries.isEmpty()) {
            sheet.setAutoFilter(Form.HEAD - 1, 0, Form.HEAD - 1 + entries.size(), Column.REMARK.index());
        }
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.repeatRows(Form.HEAD - 1);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
    }

    private void row(SheetWriter writer, int row, EntryResponse entry) {
        writer.code(row, Column.CODE.index(), entry.variable());
        writer.code(row, Column.INDICATOR.index(), entry.subIndicator());
        writer.text(row, Column.NAME.index(), entry.nameTh());
        writer.wrapped(row, Column.NAME.index());
        writer.text(row, Column.UNIT.index(), entry.unit());
        number(writer, row, Column.MIN, entry.min(), entry.decimals());
        number(writer, row, Column.MAX, entry.max(), entry.decimals());
        writer.number(row, Column.DECIMALS.index(), BigDecimal.valueOf(entry.decimals()), 0);
        Previous previous = entry.previous();
        number(writer, row, Column.PREVIOUS, previous == null ? null : previous.value(), entry.decimals());
        writer.format(row, Column.VALUE.index(), entry.decimals());
        number(writer, row, Column.VALUE, entry.value(), entry.decimals());
        writer.text(row, Column.REMARK.index(), remark(entry));
        writer.wrapped(row, Column.REMARK.index());
        if (entry.editable()) {
            writer.toFill(row, Column.VALUE.index());
        } else {
            writer.locked(row, 0, Column.REMARK.index());
        }
        writer.top(row, 0, Column.REMARK.index());
    }

    private static void number(SheetWriter writer, int row, Column column, @Nullable String plain, int decimals) {
        if (plain != null) {
            writer.number(row, column.index(), new BigDecimal(plain), decimals);
        }
    }

    private @Nullable String remark(EntryResponse entry) {
        if (!entry.editable()) {
            return texts.rule(Form.whyLocked("", entry, now), ProblemTexts.THAI);
        }
        String reason = entry.reason();
        if (entry.status() != ItemStatus.REJECTED || reason == null) {
            return null;
        }
        return texts.rule(
                entry.fixBy() == null
                        ? Violation.of("", "sheet-rejected", reason)
                        : Violation.of("", "sheet-rejected-until", reason, entry.fixBy()),
                ProblemTexts.THAI);
    }

    private static void hidden(SheetWriter writer, String round, String office, List<EntryResponse> entries) {
        writer.code(0, 0, Form.HIDDEN);
        writer.code(0, 1, Form.VERSION);
        writer.code(1, 0, "round");
        writer.code(1, 1, round);
        writer.code(2, 0, "office");
        writer.code(2, 1, office);
        int row = 3;
        for (EntryResponse entry : entries) {
            writer.code(row, 0, entry.variable());
            writer.code(row, 1, Long.toString(entry.revision()));
            String value = entry.value();
            if (value != null) {
                writer.code(row, 2, value);
            }
            row++;
        }
    }
}
