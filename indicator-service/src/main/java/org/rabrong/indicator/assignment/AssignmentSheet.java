package org.rabrong.indicator.assignment;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.rabrong.indicator.plan.PlanTree;

/** The assignments as an Excel workbook, written as it is made. Texts are written as texts: nothing becomes a formula. */
final class AssignmentSheet {

    /** Column and its width in characters. */
    private record Column(String heading, int width) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("มิติ", 18),
            new Column("รหัสตัวชี้วัดหลัก", 12),
            new Column("ตัวชี้วัดหลัก", 40),
            new Column("รหัสตัวชี้วัดย่อย", 12),
            new Column("ตัวชี้วัดย่อย", 40),
            new Column("รหัสตัวแปร", 12),
            new Column("ตัวแปร", 40),
            new Column("หน่วยนับ", 12),
            new Column("น้ำหนัก", 10),
            new Column("รูปแบบ", 10),
            new Column("รหัสผู้รับรอง", 12),
            new Column("ผู้รับรองข้อมูล", 32),
            new Column("ผู้รายงานผล", 32),
            new Column("จำนวนหน่วยงาน", 14),
            new Column("เปิดให้รายงาน", 12),
            new Column("รับรองต่อเนื่อง", 12));

    private static final int ROWS_IN_MEMORY = 500;

    private AssignmentSheet() {}

    static void write(OutputStream out, Assignments.Listing listing) throws IOException {
        try (Workbook workbook = new Workbook(out, "Rabrong", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("รายการมอบหมายตัวชี้วัด");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column).heading());
                sheet.width(column, COLUMNS.get(column).width());
            }
            sheet.range(0, 0, 0, COLUMNS.size() - 1)
                    .style()
                    .bold()
                    .wrapText(true)
                    .set();
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, listing.assignments().size(), COLUMNS.size() - 1);
            int row = 1;
            for (Assignment assignment : listing.assignments()) {
                line(sheet, row, assignment, listing.names());
                if (row % ROWS_IN_MEMORY == 0) {
                    sheet.flush();
                }
                row++;
            }
            sheet.finish();
        }
    }

    private static void line(Worksheet sheet, int row, Assignment assignment, Map<String, String> names) {
        int column = 0;
        sheet.value(row, column++, assignment.dimensionNameTh());
        sheet.value(row, column++, assignment.indicator());
        sheet.value(row, column++, assignment.indicatorNameTh());
        sheet.value(row, column++, assignment.subIndicator());
        sheet.value(row, column++, assignment.subIndicatorNameTh());
        sheet.value(row, column++, assignment.variable());
        sheet.value(row, column++, assignment.nameTh());
        sheet.value(row, column++, assignment.unitTh());
        sheet.value(row, column++, new BigDecimal(assignment.weight()));
        sheet.value(row, column++, assignment.mode() == PlanTree.Mode.AUDIT ? "AUDIT" : "ปกติ");
        sheet.value(row, column++, assignment.bureau());
        sheet.value(row, column++, assignment.bureauNameTh() == null ? assignment.bureau() : assignment.bureauNameTh());
        sheet.value(row, column++, reporters(assignment.reporters(), names));
        sheet.value(row, column++, assignment.officeCount());
        sheet.value(row, column++, assignment.open() ? "เปิด" : "ปิด");
        sheet.value(row, column, assignment.carryForward() ? "รับรองต่อเนื่อง" : "");
    }

    private static String reporters(PlanTree.Reporters reporters, Map<String, String> names) {
        return switch (reporters.kind()) {
            case ALL -> "สพป. และ สพม. ทุกเขต";
            case PRIMARY -> "สพป. ทุกเขต";
            case SECONDARY -> "สพม. ทุกเขต";
            case LIST ->
                reporters.offices().stream()
                        .map(code -> names.getOrDefault(code, code))
                        .collect(Collectors.joining(", "));
        };
    }
}
