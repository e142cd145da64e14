package org.rabrong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * From an empty system psdg makes, on the screen alone, a programme, a plan with the three kinds of scoring, a round and its items; an
 * office reports, a bureau confirms, and the score is there. Runs before the tests that load the shipped plans.
 */
@Order(1)
class NewFiscalYearJourneyTest {

    private static final String KRABI = "สพป.กระบี่";
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
    private final LastRound last = LastRound.before(today);

    @Test
    void psdg_makes_a_programme_a_plan_a_round_and_its_items_and_a_value_becomes_a_score() {
        try (Browser browser = new Browser()) {
            Page psdg = browser.signIn("psdg", Caller.PASSWORD);
            assertThat(psdg.getByText("ยังไม่มีผังรายการตัวชี้วัด").first()).isVisible();
            addProgramme(psdg);
            makePlan(psdg);
            openRound(psdg);
            createItems(psdg);

            Page office = browser.signIn("office-8101", Caller.PASSWORD);
            report(office, "1.1.A", "412");
            report(office, "1.1.B", "480");
            report(office, "1.2.A", "4");
            report(office, "1.3.A", "1");

            Page bureau = browser.signIn("btl", Caller.PASSWORD);
            for (String variable : new String[] {"1.1.A", "1.1.B", "1.2.A", "1.3.A"}) {
                confirm(bureau, variable);
            }

            office.getByRole(AriaRole.LINK, named("รายงานคะแนนแยกหน่วยงาน"))
                    .first()
                    .click();
            assertThat(office.getByText("4.7000").last()) // (50·5 + 30·4 + 20·5) / 100
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
        }
    }

    private static void addProgramme(Page psdg) {
        psdg.getByRole(AriaRole.BUTTON, named("เพิ่มระบบ")).first().click();
        Locator dialog = psdg.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("รหัสระบบ").fill("NEW");
        dialog.getByLabel("ชื่อระบบ (ไทย)").fill("ระบบรายงานผลใหม่");
        dialog.getByRole(AriaRole.BUTTON).last().click();
        assertThat(dialog).not().isVisible();
    }

    private void makePlan(Page psdg) {
        psdg.getByRole(AriaRole.BUTTON, named("สร้างผัง")).first().click();
        Locator dialog = psdg.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.COMBOBOX).first().click();
        psdg.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("NEW")))
                .click();
        dialog.getByLabel("ปีงบประมาณ").fill(String.valueOf(last.fiscalYear()));
        dialog.getByLabel("ชื่อผัง").fill("ผังใหม่");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("สร้างผัง"))
                .click();

        PlanEditorPage editor = new PlanEditorPage(psdg);
        editor.addDimension("1", "มิติภายนอก");
        editor.addIndicator("1", "การให้บริการ");
        editor.addSubIndicator("1.1", "ร้อยละความพึงพอใจ", "50", "BTL", "เทียบค่า 5 ระดับ");
        editor.addVariable("1.1.A", "จำนวนผู้พึงพอใจ", "คน", "0", "1000000");
        editor.addVariable("1.1.B", "จำนวนผู้ตอบแบบสอบถาม", "คน", "1", "1000000");
        editor.choose("ตัวชี้วัดย่อย", "1.1");
        editor.scoreBy("100 * A / B", "65", "70", "75", "80", "85");
        editor.tryWith("A", "250");
        editor.tryWith("B", "300");
        assertThat(editor.triedScore()).hasText("4.6667"); // spec §6
        editor.choose("ตัวชี้วัดหลัก", "1");
        editor.addSubIndicator("1.2", "ระดับความสำเร็จ", "30", "BTL", "ค่าคือระดับ 1–5");
        editor.addVariable("1.2.A", "ระดับที่ทำได้", "ระดับ", "1", "5");
        editor.choose("ตัวชี้วัดหลัก", "1");
        editor.addSubIndicator("1.3", "จัดทำแผนแล้ว", "20", "BTL", "ทำ/ไม่ทำ");
        editor.addVariable("1.3.A", "จัดทำแล้ว", "ครั้ง", "0", "1");
        editor.publish();
    }

    private void openRound(Page psdg) {
        psdg.getByRole(AriaRole.LINK, named("รอบการรายงาน")).first().click();
        psdg.getByRole(AriaRole.BUTTON, named("สร้างรอบการรายงาน")).first().click();
        Locator dialog = psdg.getByRole(AriaRole.DIALOG);
        dialog.getByText("รอบ " + last.months() + " เดือน", new Locator.GetByTextOptions().setExact(true))
                .click();
        YearMonth far = YearMonth.from(today).plusMonths(2);
        pickDay(psdg, dialog, "รายงานผล ถึงวันที่", last.reportingMonth(), far);
        pickDay(psdg, dialog, "รับรองข้อมูล ถึงวันที่", last.reportingMonth().plusMonths(1), far);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("สร้างรอบ"))
                .last()
                .click();
        assertThat(psdg).hasURL(Pattern.compile("/settings/rounds/" + last.id() + "$"));
    }

    /** Windows are suggested for the months after the period; psdg chooses the fifteenth of a later month. */
    private static void pickDay(Page psdg, Locator dialog, String field, YearMonth shown, YearMonth wanted) {
        dialog.getByLabel(field).first().click();
        Locator next = psdg.getByRole(AriaRole.BUTTON, named("เดือนถัดไป")).last();
        for (long i = 0; i < ChronoUnit.MONTHS.between(shown, wanted); i++) {
            next.click();
        }
        psdg.locator("table")
                .last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^15 ")))
                .click();
    }

    private static void createItems(Page psdg) {
        psdg.getByRole(AriaRole.BUTTON, named("สร้างรายการกรอกข้อมูล")).first().click();
        psdg.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("สร้าง 900 รายการ"))
                .click();
        assertThat(psdg.getByText(Pattern.compile("สร้างรายการเสร็จ")).first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
    }

    private static void report(Page office, String variable, String value) {
        Locator field = office.getByLabel(Pattern.compile("\\(" + variable.replace(".", "\\.") + "\\)$"))
                .first();
        field.fill(value);
        field.press("Enter");
        assertThat(office.locator("tr")
                        .filter(new Locator.FilterOptions().setHas(field))
                        .getByText("รอการรับรองผล")
                        .first())
                .isVisible();
    }

    private void confirm(Page bureau, String variable) {
        bureau.navigate(RunningPlatform.url() + "/certification/variable?round=" + last.id() + "&variable=" + variable);
        Locator confirm = bureau.getByRole(AriaRole.BUTTON, named("รับรอง " + KRABI));
        Locator row = bureau.locator("tr").filter(new Locator.FilterOptions().setHas(confirm));
        confirm.click();
        assertThat(row.getByText("รับรองผล").first()).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /**
     * The round whose suggested reporting window began last, so that its window reaches from the past into the days to come.
     *
     * @param fiscalYear Buddhist era
     * @param reportingMonth the month after the period
     */
    private record LastRound(int fiscalYear, int months, YearMonth reportingMonth) {

        static LastRound before(LocalDate day) {
            YearMonth now = YearMonth.from(day);
            for (int year = day.getYear() + 1; ; year--) {
                for (int months : new int[] {12, 9, 6}) {
                    YearMonth reporting = YearMonth.of(year - 1, 10).plusMonths(months);
                    if (!reporting.isAfter(now)) {
                        return new LastRound(year + 543, months, reporting);
                    }
                }
            }
        }

        String id() {
            return "new-" + fiscalYear + "-" + months + "m";
        }
    }
}
