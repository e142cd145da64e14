package org.rabrong.confirmation.history;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.HistorySearch.Found;
import org.rabrong.platform.spreadsheet.SheetWriter;

/** An Excel file: the entries, and on a second sheet where each office's chain ended, to be kept and compared later. */
final class HistorySheet implements HistoryExport.Rows {

    private static final int ROWS_IN_MEMORY = 500;

    static final List<SheetWriter.Column> COLUMNS = List.of(
            new SheetWriter.Column("วันเวลา", 20),
            new SheetWriter.Column("รอบ", 16),
            new SheetWriter.Column("รหัสหน่วยงาน", 13),
            new SheetWriter.Column("หน่วยงาน", 28),
            new SheetWriter.Column("รหัสตัวแปร", 12),
            new SheetWriter.Column("ตัวแปร", 50),
            new SheetWriter.Column("การดำเนินการ", 26),
            new SheetWriter.Column("ผู้ดำเนินการ", 28),
            new SheetWriter.Column("ในนามของ", 14),
            new SheetWriter.Column("สถานะเดิม", 16),
            new SheetWriter.Column("สถานะใหม่", 16),
            new SheetWriter.Column("ค่าเดิม", 16),
            new SheetWriter.Column("ค่าใหม่", 16),
            new SheetWriter.Column("รายงานครั้งที่", 12),
            new SheetWriter.Column("คะแนน AUDIT เดิม", 12),
            new SheetWriter.Column("คะแนน AUDIT ใหม่", 12),
            new SheetWriter.Column("คะแนนที่คำนวณได้", 12),
            new SheetWriter.Column("เหตุผล", 50),
            new SheetWriter.Column("ให้แก้ไขภายใน", 14),
            new SheetWriter.Column("เปิดให้เพิ่มเติมถึง", 16),
            new SheetWriter.Column("นำมาจากรอบ", 16),
            new SheetWriter.Column("ขั้นที่", 8),
            new SheetWriter.Column("ลำดับในสายประวัติ", 12),
            new SheetWriter.Column("รหัสตรวจสอบ (SHA-256)", 68));

    private static final List<SheetWriter.Column> ENDS = List.of(
            new SheetWriter.Column("รหัสหน่วยงาน", 13),
            new SheetWriter.Column("หน่วยงาน", 36),
            new SheetWriter.Column("ลำดับสุดท้ายในสายประวัติ", 16),
            new SheetWriter.Column("รหัสตรวจสอบ (SHA-256)", 68));

    private final Workbook book;
    private final SheetWriter entries;
    private final SheetWriter ends;
    private int row;
    private int end;

    HistorySheet(OutputStream out) {
        book = SheetWriter.workbook(out);
        entries = sheet("ประวัติการรับรอง", COLUMNS);
        ends = sheet("รหัสตรวจสอบท้ายสาย", ENDS);
    }

    private SheetWriter sheet(String name, List<SheetWriter.Column> columns) {
        Worksheet sheet = book.newWorksheet(name);
        SheetWriter writer = new SheetWriter(sheet);
        writer.headings(0, columns);
        sheet.freezePane(0, 1);
        return writer;
    }

    @Override
    public void add(Found found) throws IOException {
        HistoryEntry entry = found.chained().entry();
        row++;
        int column = 0;
        entries.moment(row, column++, entry.at().atZone(HistoryExport.BANGKOK).toLocalDateTime());
        entries.code(row, column++, entry.round());
        entries.code(row, column++, entry.office());
        entries.text(row, column++, found.officeName());
        entries.code(row, column++, entry.variable());
        entries.text(row, column++, found.variableName());
        entries.text(row, column++, HistoryWords.step(entry.step()));
        entries.text(row, column++, entry.byName());
        entries.code(row, column++, entry.byOrganisation());
        entries.text(row, column++, HistoryWords.status(entry.previousStatus()));
        entries.text(row, column++, HistoryWords.status(entry.status()));
        number(column++, entry.previousValue());
        number(column++, entry.value());
        number(column++, BigDecimal.valueOf(entry.revision()));
        number(column++, entry.previousAuditScore());
        number(column++, entry.auditScore());
        number(column++, entry.computedScore());
        entries.text(row, column++, entry.reason());
        day(column++, entry.fixBy());
        day(column++, entry.reopenedUntil());
        entries.text(row, column++, entry.carriedFrom());
        number(column++, BigDecimal.valueOf(entry.sequence()));
        number(column++, BigDecimal.valueOf(found.chained().position()));
        entries.code(row, column, found.chained().hash());
        if (row % ROWS_IN_MEMORY == 0) {
            entries.sheet().flush();
        }
    }

    @Override
    public void addEnd(String office, @Nullable String officeName, long length, String hash) throws IOException {
        if (end == 0) {
            entries.sheet().finish();
        }
        end++;
        ends.code(end, 0, office);
        ends.text(end, 1, officeName);
        ends.number(end, 2, BigDecimal.valueOf(length), 0);
        ends.code(end, 3, hash);
    }

    private void number(int column, @Nullable BigDecimal number) {
        if (number != null) {
            entries.number(row, column, number, Math.max(0, number.scale()));
        }
    }

    private void day(int column, @Nullable LocalDate day) {
        if (day != null) {
            entries.buddhistDay(row, column, day);
        }
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
