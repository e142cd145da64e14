package org.rabrong.indicator.plan.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanTree;
import org.rabrong.indicator.plan.PlanTree.Dimension;
import org.rabrong.indicator.plan.PlanTree.Indicator;
import org.rabrong.indicator.plan.PlanTree.Mode;
import org.rabrong.indicator.plan.PlanTree.Policy;
import org.rabrong.indicator.plan.PlanTree.ReporterKind;
import org.rabrong.indicator.plan.PlanTree.Reporters;
import org.rabrong.indicator.plan.PlanTree.ScoringKind;
import org.rabrong.indicator.plan.PlanTree.SubIndicator;
import org.rabrong.indicator.plan.PlanTree.Variable;
import org.rabrong.platform.spreadsheet.SheetWriter;
import org.rabrong.platform.spreadsheet.Xlsx;
import org.rabrong.platform.spreadsheet.XlsxCell;

/**
 * A plan as an Excel workbook that psdg edits: five lines about the plan, then a row for each part under its parent, in the plan's order; a
 * second sheet says what the columns mean. What is written is read as the same tree. Texts are written as texts: nothing becomes a formula.
 */
public final class PlanWorkbook {

    static final String SHEET = "ผังรายการตัวชี้วัด";

    private static final String DIMENSION = "มิติ";
    private static final String INDICATOR = "ตัวชี้วัดหลัก";
    private static final String SUB_INDICATOR = "ตัวชี้วัดย่อย";
    private static final String VARIABLE = "ตัวแปร";
    private static final Set<String> LEVELS = Set.of(DIMENSION, INDICATOR, SUB_INDICATOR, VARIABLE);

    /** Of a column; the order is the sheet's. */
    private enum Column {
        LEVEL("ระดับ", 14, "มิติ ตัวชี้วัดหลัก ตัวชี้วัดย่อย หรือ ตัวแปร แต่ละแถวอยู่ใต้ระดับที่เหนือกว่า"),
        CODE("รหัส", 9, "เช่น EXT, 1.2, 1.2.1 ของตัวแปรเป็นอักษร A–Z หนึ่งตัว"),
        NAME("ชื่อ", 60, "ไม่เกิน 500 อักษร"),
        WEIGHT("น้ำหนัก", 9, "ตัวชี้วัดย่อย: 0–100 ทศนิยมไม่เกิน 4 ตำแหน่ง"),
        BUREAU("ผู้รับรองข้อมูล", 12, "ตัวชี้วัดย่อย: รหัสสำนัก เช่น BPP"),
        REPORTERS(
                "ผู้รายงานผล",
                18,
                "ตัวชี้วัดย่อย: ทุกหน่วยงาน สพป. สพม. หรือรหัสหน่วยงานคั่นด้วยเว้นวรรค เช่น 8101 M29"),
        MODE("วิธีให้คะแนน", 11, "ตัวชี้วัดย่อย: Normal หรือ Audit ว่างไว้คือ Normal"),
        KIND("ชนิดของเกณฑ์", 24, "ตัวชี้วัดย่อย: เทียบค่าเป้าหมาย 5 ระดับ, ระดับ 1–5 หรือ ดำเนินการ/ไม่ดำเนินการ"),
        FORMULA("สูตร", 20, "เฉพาะเกณฑ์เทียบค่าเป้าหมาย เช่น 100 * A / B (ไม่ขึ้นต้นด้วย =)"),
        LEVEL_1("ระดับ 1", 9, "ค่าเป้าหมายของคะแนน 1"),
        LEVEL_2("ระดับ 2", 9, "ค่าเป้าหมายของคะแนน 2"),
        LEVEL_3("ระดับ 3", 9, "ค่าเป้าหมายของคะแนน 3"),
        LEVEL_4("ระดับ 4", 9, "ค่าเป้าหมายของคะแนน 4"),
        LEVEL_5("ระดับ 5", 9, "ค่าเป้าหมายของคะแนน 5"),
        UNIT("หน่วย", 12, "ตัวแปร: ไม่เกิน 100 อักษร"),
        MIN("ค่าต่ำสุด", 12, "ตัวแปร: ว่างไว้คือ 0"),
        MAX("ค่าสูงสุด", 12, "ตัวแปร: ว่างไว้คือ 0"),
        DECIMALS("จำนวนทศนิยม", 12, "ตัวแปร: 0–6 ว่างไว้คือ 0"),
        EVIDENCE("แนบไฟล์", 10, "ตัวแปร: ใช่ หรือ ไม่ใช่ ว่างไว้คือไม่ใช่"),
        CARRY_FORWARD("รับรองต่อเนื่อง", 12, "ตัวแปร: ใช่ หรือ ไม่ใช่ ว่างไว้คือไม่ใช่"),
        OPEN("เปิดใช้", 10, "ตัวแปร: ใช่ หรือ ไม่ใช่ ว่างไว้คือใช่"),
        CUMULATIVE("ข้อมูลสะสมตลอดปี", 12, "ตัวแปร: ใช่ หรือ ไม่ใช่ ว่างไว้คือไม่ใช่"),
        DESCRIPTION("คำอธิบาย", 50, "ตัวแปร: คำแนะนำสำหรับผู้รายงาน ไม่เกิน 2000 อักษร"),
        /** The last, and a file may leave it out: those that were exported before there was one have none. */
        FOUR_EYES("รับรองสองคน", 12, "ตัวชี้วัดย่อย: ใช่ หรือ ไม่ใช่ ว่างไว้คือไม่ใช่");

        final String heading;
        final int width;
        final String meaning;

        Column(String heading, int width, String meaning) {
            this.heading = heading;
            this.width = width;
            this.meaning = meaning;
        }

        /** From 0; the sheet has the columns in this order. */
        @SuppressWarnings("EnumOrdinal")
        int index() {
            return ordinal();
        }
    }

    private static final List<String> HEAD = List.of(
            "รหัสระบบ",
            "ชื่อผัง",
            "ปีงบประมาณ",
            "การคิดคะแนนข้อมูลที่ยังไม่รับรอง",
            "เตือนเมื่อต่างจากรอบก่อนเกิน (ร้อยละ)");
    /** From 1, as people count. */
    private static final int HEADINGS = HEAD.size() + 1;

    /** A file may leave the last line about the plan out. */
    private static final int DEVIATION = HEAD.size();

    private static final Set<Column> OF_ANY = Set.of(Column.LEVEL, Column.CODE, Column.NAME);
    private static final Set<Column> OF_SUB = Set.of(
            Column.WEIGHT,
            Column.BUREAU,
            Column.REPORTERS,
            Column.MODE,
            Column.FOUR_EYES,
            Column.KIND,
            Column.FORMULA,
            Column.LEVEL_1,
            Column.LEVEL_2,
            Column.LEVEL_3,
            Column.LEVEL_4,
            Column.LEVEL_5);

    private static final List<Column> TARGETS =
            List.of(Column.LEVEL_1, Column.LEVEL_2, Column.LEVEL_3, Column.LEVEL_4, Column.LEVEL_5);

    private static final Map<String, Policy> POLICIES =
            Map.of("นับเป็น 1.0000", Policy.UNDECIDED_COUNTS_ONE, "ไม่นำมาคิด", Policy.LEAVE_UNDECIDED_OUT);
    private static final Map<String, Mode> MODES = Map.of("Normal", Mode.NORMAL, "Audit", Mode.AUDIT);
    private static final Map<String, ScoringKind> KINDS = Map.of(
            "เทียบค่าเป้าหมาย 5 ระดับ", ScoringKind.LINEAR,
            "ระดับ 1–5", ScoringKind.LEVEL,
            "ดำเนินการ/ไม่ดำเนินการ", ScoringKind.BINARY);
    private static final Map<String, ReporterKind> REPORTERS =
            Map.of("ทุกหน่วยงาน", ReporterKind.ALL, "สพป.", ReporterKind.PRIMARY, "สพม.", ReporterKind.SECONDARY);

    private final FileFaults faults;
    private final PlanForm form;

    private PlanWorkbook(FileFaults faults) {
        this.faults = faults;
        this.form = new PlanForm(faults);
    }

    /** Whether the bytes are to be read here. */
    public static boolean looksLike(byte[] bytes) {
        return Xlsx.looksLike(bytes);
    }

    /** Reads all that can be read; the rest is told. Null where nothing can. */
    public static @Nullable PlanTree read(byte[] bytes, FileFaults faults) {
        List<Lines.Line> lines = Lines.read(bytes, SHEET, faults);
        return lines == null ? null : new PlanWorkbook(faults).plan(lines);
    }

    private PlanTree plan(List<Lines.Line> lines) {
        String[] head = new String[HEAD.size()];
        java.util.Arrays.fill(head, "");
        List<Line> parts = new ArrayList<>();
        boolean headings = false;
        for (Lines.Line line : lines) {
            int number = line.number();
            if (number == DEVIATION && line.cell(0).isEmpty() && line.cell(1).isEmpty()) {
                continue;
            }
            if (number <= HEAD.size()) {
                requireHeading(line, 0, HEAD.get(number - 1));
                head[number - 1] = line.cell(1);
            } else if (number == HEADINGS) {
                headings = true;
                for (Column column : Column.values()) {
                    if (column != Column.FOUR_EYES || !line.cell(column.index()).isEmpty()) {
                        requireHeading(line, column.index(), column.heading);
                    }
                }
            } else if (number > HEADINGS) {
                parts.add(new Line(line));
            }
        }
        if (!headings) {
            faults.unreadable(Lines.place(SHEET, 0, HEADINGS), "xlsx-heading", Column.LEVEL.heading);
        }
        String programme = form.programme(Lines.place(SHEET, 1, 1), head[0]);
        int year = form.integer(Lines.place(SHEET, 1, 3), head[2], 2500, 2700);
        return new PlanTree(
                programme.toLowerCase(Locale.ROOT) + "-" + year,
                programme,
                form.text(Lines.place(SHEET, 1, 2), head[1], PlanForm.LONGEST_NAME),
                year,
                0,
                head[3].isEmpty()
                        ? Policy.UNDECIDED_COUNTS_ONE
                        : form.word(
                                Lines.place(SHEET, 1, 4), head[3], Policy.class, POLICIES, Policy.UNDECIDED_COUNTS_ONE),
                head[4].isEmpty()
                        ? PlanTree.USUAL_DEVIATION
                        : form.integer(Lines.place(SHEET, 1, DEVIATION), head[4], 0, PlanTree.MOST_DEVIATION),
                dimensions(parts));
    }

    private void requireHeading(Lines.Line line, int column, String heading) {
        if (!line.cell(column).equals(heading)) {
            faults.unreadable(Lines.place(SHEET, column, line.number()), "xlsx-heading", heading);
        }
    }

    private List<Dimension> dimensions(List<Line> lines) {
        List<Dimension> dimensions = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            Line line = lines.get(next++);
            String level = line.text(Column.LEVEL);
            if (level.equals(DIMENSION)) {
                int end = end(lines, next, Set.of(DIMENSION));
                dimensions.add(
                        new Dimension(line.code("dimension"), line.name(), indicators(lines.subList(next, end))));
                line.requireOnly(Set.of());
                next = end;
            } else {
                misplaced(line, DIMENSION);
            }
        }
        return dimensions;
    }

    private List<Indicator> indicators(List<Line> lines) {
        List<Indicator> indicators = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            Line line = lines.get(next++);
            if (line.text(Column.LEVEL).equals(INDICATOR)) {
                int end = end(lines, next, Set.of(INDICATOR));
                indicators.add(
                        new Indicator(line.code("indicator"), line.name(), subIndicators(lines.subList(next, end))));
                line.requireOnly(Set.of());
                next = end;
            } else {
                misplaced(line, INDICATOR);
            }
        }
        return indicators;
    }

    private List<SubIndicator> subIndicators(List<Line> lines) {
        List<SubIndicator> subs = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            Line line = lines.get(next++);
            if (line.text(Column.LEVEL).equals(SUB_INDICATOR)) {
                int end = end(lines, next, Set.of(SUB_INDICATOR));
                subs.add(subIndicator(line, lines.subList(next, end)));
                next = end;
            } else {
                misplaced(line, SUB_INDICATOR);
            }
        }
        return subs;
    }

    /** Of the next row of such a level. */
    private static int end(List<Line> lines, int from, Set<String> levels) {
        int end = from;
        while (end < lines.size() && !levels.contains(lines.get(end).text(Column.LEVEL))) {
            end++;
        }
        return end;
    }

    private void misplaced(Line line, String parent) {
        if (LEVELS.contains(line.text(Column.LEVEL))) {
            faults.unreadable(line.place(Column.LEVEL), "xlsx-parent", parent);
        } else {
            faults.unreadable(line.place(Column.LEVEL), "xlsx-level");
        }
    }

    private SubIndicator subIndicator(Line line, List<Line> below) {
        line.requireOnly(OF_SUB);
        String code = line.code("sub-indicator");
        Set<String> ids = new HashSet<>();
        List<Variable> variables = new ArrayList<>();
        for (Line variable : below) {
            if (variable.text(Column.LEVEL).equals(VARIABLE)) {
                variables.add(variable(variable, code, ids));
            } else {
                misplaced(variable, SUB_INDICATOR);
            }
        }
        String weight = line.text(Column.WEIGHT);
        return new SubIndicator(
                code,
                line.name(),
                weight.isEmpty() ? BigDecimal.ZERO : form.weight(line.place(Column.WEIGHT), weight),
                form.bureau(line.place(Column.BUREAU), line.text(Column.BUREAU)),
                reporters(line),
                line.word(Column.MODE, Mode.class, MODES, Mode.NORMAL),
                line.flag(Column.FOUR_EYES, false),
                form.scoring(
                        line.place(Column.KIND),
                        line.word(Column.KIND, ScoringKind.class, KINDS, ScoringKind.LINEAR),
                        form.lines(line.place(Column.FORMULA), line.text(Column.FORMULA), PlanForm.LONGEST_FORMULA),
                        levels(line)),
                variables);
    }

    private Reporters reporters(Line line) {
        String text = line.text(Column.REPORTERS);
        ReporterKind kind = REPORTERS.get(text);
        if (kind != null) {
            return new Reporters(kind, List.of());
        }
        String place = line.place(Column.REPORTERS);
        List<String> offices = new ArrayList<>();
        for (String code : text.split("[\\s,;]+", -1)) {
            if (!code.isEmpty()) {
                offices.add(form.office(place, code));
            }
        }
        return new Reporters(ReporterKind.LIST, form.offices(place, offices));
    }

    private List<BigDecimal> levels(Line line) {
        List<BigDecimal> levels = new ArrayList<>();
        Column blank = null;
        for (Column column : TARGETS) {
            String text = line.text(column);
            if (text.isEmpty()) {
                blank = blank == null ? column : blank;
            } else {
                if (blank != null) {
                    faults.unreadable(line.place(blank), "required");
                }
                levels.add(form.value(line.place(column), text));
            }
        }
        return levels;
    }

    private Variable variable(Line line, String subIndicator, Set<String> ids) {
        for (Column column : OF_SUB) {
            line.requireBlank(column);
        }
        String id = form.variable(ids, line.place(Column.CODE), line.text(Column.CODE));
        String decimals = line.text(Column.DECIMALS);
        return new Variable(
                subIndicator + "." + id,
                id,
                line.name(),
                form.text(line.place(Column.UNIT), line.text(Column.UNIT), PlanForm.LONGEST_UNIT),
                line.value(Column.MIN),
                line.value(Column.MAX),
                decimals.isEmpty() ? 0 : form.integer(line.place(Column.DECIMALS), decimals, 0, PlanForm.MOST_DECIMALS),
                line.flag(Column.EVIDENCE, false),
                line.flag(Column.CARRY_FORWARD, false),
                form.lines(line.place(Column.DESCRIPTION), line.text(Column.DESCRIPTION), PlanForm.LONGEST_DESCRIPTION),
                line.flag(Column.OPEN, true),
                line.flag(Column.CUMULATIVE, false));
    }

    /** One part's row. */
    private final class Line {

        private final Lines.Line line;

        Line(Lines.Line line) {
            this.line = line;
        }

        String place(Column column) {
            return Lines.place(SHEET, column.index(), line.number());
        }

        String text(Column column) {
            return line.cell(column.index());
        }

        String code(String level) {
            return form.code(level, place(Column.CODE), text(Column.CODE));
        }

        String name() {
            return form.text(place(Column.NAME), text(Column.NAME), PlanForm.LONGEST_NAME);
        }

        BigDecimal value(Column column) {
            return text(column).isEmpty() ? BigDecimal.ZERO : form.value(place(column), text(column));
        }

        boolean flag(Column column, boolean otherwise) {
            return text(column).isEmpty() ? otherwise : form.flag(place(column), text(column));
        }

        <T extends Enum<T>> T word(Column column, Class<T> type, Map<String, T> thai, T otherwise) {
            return text(column).isEmpty() ? otherwise : form.word(place(column), text(column), type, thai, otherwise);
        }

        void requireOnly(Set<Column> known) {
            for (Column column : Column.values()) {
                if (!OF_ANY.contains(column) && !known.contains(column)) {
                    requireBlank(column);
                }
            }
        }

        void requireBlank(Column column) {
            if (!text(column).isEmpty()) {
                faults.unreadable(place(column), "xlsx-not-here");
            }
        }
    }

    /** The workbook that {@link #read} takes. */
    public static byte[] write(PlanTree plan) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = SheetWriter.workbook(out)) {
            Writer writer = new Writer(workbook.newWorksheet(SHEET));
            writer.plan(plan);
            explain(workbook.newWorksheet("คำอธิบาย"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void explain(Worksheet sheet) {
        sheet.width(0, 34);
        sheet.width(1, 90);
        sheet.value(0, 0, "ช่อง");
        sheet.value(0, 1, "ความหมาย");
        sheet.range(0, 0, 0, 1).style().bold().set();
        int row = 1;
        for (String text : List.of(
                "เช่น KRS ระบบต้องมีอยู่แล้ว",
                "ไม่เกิน 500 อักษร",
                "พ.ศ. 2500–2700",
                "นับเป็น 1.0000 หรือ ไม่นำมาคิด")) {
            sheet.value(row, 0, HEAD.get(row - 1));
            sheet.value(row++, 1, text);
        }
        for (Column column : Column.values()) {
            sheet.value(row, 0, column.heading);
            sheet.value(row++, 1, column.meaning);
        }
        sheet.value(row, 0, "เพิ่ม ลบ หรือย้ายแถวได้ แต่ต้องคงหัวตารางไว้ ใช้สูตร Excel ไม่ได้");
    }

    /** Writes row by row. */
    private static final class Writer {

        private final Worksheet sheet;
        private int row;

        Writer(Worksheet sheet) {
            this.sheet = sheet;
        }

        void plan(PlanTree plan) {
            List<String> head = List.of(
                    plan.programme(),
                    plan.nameTh(),
                    String.valueOf(plan.fiscalYear()),
                    word(POLICIES, plan.policy()),
                    String.valueOf(plan.deviationPercent()));
            for (int i = 0; i < head.size(); i++) {
                sheet.value(i, 0, HEAD.get(i));
                sheet.value(i, 1, head.get(i));
            }
            row = HEADINGS - 1;
            for (Column column : Column.values()) {
                text(column, column.heading);
                sheet.width(column.index(), column.width);
            }
            sheet.range(row, 0, row, Column.values().length - 1)
                    .style()
                    .bold()
                    .wrapText(true)
                    .set();
            sheet.freezePane(2, HEADINGS);
            for (Dimension dimension : plan.dimensions()) {
                part(DIMENSION, dimension.code(), dimension.nameTh());
                for (Indicator indicator : dimension.indicators()) {
                    part(INDICATOR, indicator.code(), indicator.nameTh());
                    indicator.subIndicators().forEach(this::subIndicator);
                }
            }
            if (row >= HEADINGS) {
                // A code is a text, also when the cell is edited: 1.10 is not 1.1
                for (Column column : List.of(Column.CODE, Column.REPORTERS)) {
                    sheet.range(HEADINGS, column.index(), row, column.index())
                            .style()
                            .format("@")
                            .set();
                }
            }
        }

        private void subIndicator(SubIndicator sub) {
            part(SUB_INDICATOR, sub.code(), sub.nameTh());
            number(Column.WEIGHT, sub.weight());
            text(Column.BUREAU, sub.bureau());
            Reporters reporters = sub.reporters();
            text(
                    Column.REPORTERS,
                    reporters.kind() == ReporterKind.LIST
                            ? String.join(" ", reporters.offices())
                            : word(REPORTERS, reporters.kind()));
            text(Column.MODE, word(MODES, sub.mode()));
            text(Column.FOUR_EYES, flag(sub.fourEyes()));
            text(Column.KIND, word(KINDS, sub.scoring().kind()));
            text(Column.FORMULA, sub.scoring().formula());
            List<BigDecimal> levels = sub.scoring().levels();
            for (int i = 0; i < Math.min(levels.size(), TARGETS.size()); i++) {
                number(TARGETS.get(i), levels.get(i));
            }
            sub.variables().forEach(this::variable);
        }

        private void variable(Variable variable) {
            part(VARIABLE, variable.id(), variable.nameTh());
            text(Column.UNIT, variable.unitTh());
            number(Column.MIN, variable.min());
            number(Column.MAX, variable.max());
            number(Column.DECIMALS, new BigDecimal(variable.decimals()));
            text(Column.EVIDENCE, flag(variable.evidenceRequired()));
            text(Column.CARRY_FORWARD, flag(variable.carryForward()));
            text(Column.OPEN, flag(variable.open()));
            text(Column.CUMULATIVE, flag(variable.cumulative()));
            text(Column.DESCRIPTION, variable.description());
        }

        private void part(String level, String code, String name) {
            row++;
            text(Column.LEVEL, level);
            text(Column.CODE, code);
            text(Column.NAME, name);
            if (level.equals(DIMENSION) || level.equals(INDICATOR)) {
                sheet.range(row, 0, row, Column.NAME.index()).style().bold().set();
            }
        }

        private void text(Column column, @Nullable String text) {
            if (text != null && !text.isEmpty()) {
                sheet.value(row, column.index(), text);
            }
        }

        /** As text where the spreadsheet would lose digits. */
        private void number(Column column, BigDecimal number) {
            if (number.precision() <= XlsxCell.Amount.DIGITS.getPrecision()) {
                sheet.value(row, column.index(), number);
            } else {
                text(column, number.toPlainString());
            }
        }

        private static String flag(boolean flag) {
            return flag ? "ใช่" : "ไม่ใช่";
        }

        private static <T> String word(Map<String, T> words, T meant) {
            return words.entrySet().stream()
                    .filter(word -> word.getValue().equals(meant))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
        }
    }
}
