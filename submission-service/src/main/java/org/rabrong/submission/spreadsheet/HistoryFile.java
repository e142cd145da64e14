package org.rabrong.submission.spreadsheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.spreadsheet.SheetWriter;
import org.rabrong.submission.entry.ReportingRules;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every step of every value that is asked of an office in a round, as an Excel file. Row by row from the database into the answer: memory does not
 * grow with it.
 */
@Component
class HistoryFile {

    private static final int ROWS_IN_MEMORY = 500;

    private static final List<SheetWriter.Column> COLUMNS = List.of(
            new SheetWriter.Column("วันเวลา", 20),
            new SheetWriter.Column("รหัสตัวแปร", 12),
            new SheetWriter.Column("ตัวแปร", 50),
            new SheetWriter.Column("การดำเนินการ", 20),
            new SheetWriter.Column("ค่าเดิม", 16),
            new SheetWriter.Column("ค่าใหม่", 16),
            new SheetWriter.Column("ครั้งที่", 9),
            new SheetWriter.Column("ผู้ดำเนินการ", 28),
            new SheetWriter.Column("ดำเนินการได้เพราะ", 26),
            new SheetWriter.Column("ถึงวันที่", 14),
            new SheetWriter.Column("ที่มา", 12),
            new SheetWriter.Column("ข้อสังเกต", 24),
            new SheetWriter.Column("คำชี้แจง", 50));

    private static final Map<String, String> WORDS = Map.of(
            "REPORTED", "รายงานค่า",
            "CLEARED", "ล้างค่า",
            "EXPLAINED", "ชี้แจงข้อสังเกต",
            "EXPLANATION_WITHDRAWN", "ยกเลิกคำชี้แจง",
            "WINDOW", "อยู่ในช่วงเวลารายงาน",
            "EXTENSION", "ขยายเวลารายงาน",
            "REOPENING", "อนุญาตให้เพิ่มเติม",
            "FIX_BY", "ให้แก้ไขหลังไม่รับรอง");

    private static final Map<String, String> WARNINGS = Map.of(
            "far-from-previous", "ต่างจากรอบก่อนมาก",
            "above-denominator", "มากกว่าจำนวนทั้งหมด",
            "evidence-missing", "ยังไม่มีเอกสารประกอบ");

    private static final String STEPS = """
            select s.*, v.name_th from entry_step s
            join entry e on e.round = s.round and e.office = s.office and e.variable = s.variable and e.assigned
            left join round r on r.round = s.round
            left join plan_variable v on v.plan = r.plan and v.version = r.plan_version and v.variable = s.variable
            where s.round = :round and s.office = :office order by s.at, s.variable, s.sequence""";

    private final JdbcClient database;

    HistoryFile(JdbcClient database) {
        this.database = database;
    }

    /** The oldest step first. */
    @Transactional(readOnly = true)
    public void write(String round, String office, OutputStream out) throws IOException {
        try (Workbook book = SheetWriter.workbook(out)) {
            Worksheet sheet = book.newWorksheet("ประวัติการบันทึกข้อมูล");
            SheetWriter writer = new SheetWriter(sheet);
            writer.headings(0, COLUMNS);
            sheet.freezePane(0, 1);
            database.sql(STEPS)
                    .param("round", round)
                    .param("office", office)
                    .withFetchSize(ROWS_IN_MEMORY)
                    .query(new Steps(writer));
            sheet.finish();
        } catch (UncheckedIOException lineWentAway) {
            throw lineWentAway.getCause();
        }
    }

    private static final class Steps implements RowCallbackHandler {

        private final SheetWriter writer;
        private int row;

        Steps(SheetWriter writer) {
            this.writer = writer;
        }

        @Override
        public void processRow(ResultSet step) throws SQLException {
            row++;
            int column = 0;
            OffsetDateTime at = step.getObject("at", OffsetDateTime.class);
            writer.moment(
                    row, column++, at.atZoneSameInstant(ReportingRules.BANGKOK).toLocalDateTime());
            writer.code(row, column++, step.getString("variable"));
            writer.text(row, column++, step.getString("name_th"));
            writer.text(row, column++, word(step.getString("step")));
            number(column++, step.getString("previous_value"));
            number(column++, step.getString("value"));
            writer.number(row, column++, BigDecimal.valueOf(step.getLong("revision")), 0);
            writer.text(row, column++, step.getString("by_name"));
            writer.text(row, column++, word(step.getString("through")));
            writer.buddhistDay(row, column++, step.getObject("through_until", LocalDate.class));
            writer.text(row, column++, step.getBoolean("imported") ? "ไฟล์ Excel" : "หน้าบันทึก");
            String rule = step.getString("rule");
            writer.text(row, column++, rule == null ? null : WARNINGS.getOrDefault(rule, rule));
            writer.text(row, column, step.getString("text"));
            if (row % ROWS_IN_MEMORY == 0) {
                flush();
            }
        }

        private void number(int column, @Nullable String plain) {
            if (plain != null) {
                BigDecimal number = new BigDecimal(plain);
                writer.number(row, column, number, Math.max(0, number.scale()));
            }
        }

        private static String word(String code) {
            return WORDS.getOrDefault(code, code);
        }

        private void flush() {
            try {
                writer.sheet().flush();
            } catch (IOException lineWentAway) {
                throw new UncheckedIOException(lineWentAway);
            }
        }
    }
}
