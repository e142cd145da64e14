package org.rabrong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A value travels from a district to a certified score, in the browser. */
class ValueToScoreJourneyTest {

    private static final String REASON = "เอกสารไม่ครบ ขอให้แนบแผนดิจิทัลของสำนักงาน";

    @Test
    void an_office_reports_bureaus_decide_and_the_scores_follow() {
        try (Browser browser = new Browser()) {
            Page office = browser.signIn("office-8101", Caller.PASSWORD);
            open(office, "/entry");
            report(office, "2.A", "412");
            report(office, "2.B", "480");
            report(office, "6.1.A", "4");
            attachEvidence(office, "6.1.A");

            Page psdg = browser.signIn("psdg", Caller.PASSWORD);
            chooseVariable(psdg, "2.A");
            confirmKrabi(psdg);
            chooseVariable(psdg, "2.B");
            confirmKrabi(psdg);

            Page btl = browser.signIn("btl", Caller.PASSWORD);
            chooseVariable(btl, "6.1.A");
            rejectKrabi(btl);

            openMenu(office, "รายงานคะแนนแยกหน่วยงาน"); // of the same round
            assertScore(office, "2", "5.0000");
            assertScore(office, "6.1", "1.0000");
            openMenu(office, "บันทึกข้อมูล");
            assertThat(office.getByText(REASON).first()).isVisible();
        }
    }

    /** Another test may have made a newer round, with which the page would begin. */
    private static void open(Page page, String path) {
        assertThat(page.getByText("ออกจากระบบ").first()).isVisible();
        page.navigate(RunningPlatform.url() + path + "?round=krs-2559-6m");
    }

    private static void openMenu(Page page, String label) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label))
                .first()
                .click();
    }

    /** The row's field is named after the variable and ends with its code. */
    private static Locator field(Page page, String variable) {
        return page.getByLabel(Pattern.compile("\\(" + variable.replace(".", "\\.") + "\\)$"))
                .first();
    }

    private static void report(Page page, String variable, String value) {
        Locator field = field(page, variable);
        field.fill(value);
        field.press("Enter");
        assertThat(row(page, variable).getByText("รอการรับรองผล").first()).isVisible();
    }

    private static Locator row(Page page, String variable) {
        return page.locator("tr").filter(new Locator.FilterOptions().setHas(field(page, variable)));
    }

    private static void attachEvidence(Page page, String variable) {
        row(page, variable)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("เอกสาร")))
                .click();
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(
                        "บันทึกข้อความ.pdf",
                        "application/pdf",
                        "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("แนบไฟล์"))
                .last()
                .click();
        assertThat(page.getByText("บันทึกข้อความ.pdf").first()).isVisible();
        page.keyboard().press("Escape");
    }

    private static void chooseVariable(Page page, String variable) {
        page.navigate(RunningPlatform.url() + "/certification/variable?round=krs-2559-6m&variable=" + variable);
    }

    private static void confirmKrabi(Page page) {
        Locator row = officeRow(page);
        row.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("รับรอง สพป.กระบี่")
                                .setExact(true))
                .click();
        assertThat(row.getByText("รับรองผล").first()).isVisible();
    }

    private static void rejectKrabi(Page page) {
        Locator row = officeRow(page);
        row.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("ไม่รับรอง สพป.กระบี่")
                                .setExact(true))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).first().fill(REASON);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("ไม่รับรอง"))
                .click();
        assertThat(row.getByText("ไม่รับรอง").first()).isVisible();
    }

    private static Locator officeRow(Page page) {
        return page.locator("tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions()
                                        .setName("รับรอง สพป.กระบี่")
                                        .setExact(true))));
    }

    /** The last column of the sub-indicator's row is the official score. */
    private static void assertScore(Page page, String subIndicator, String official) {
        Locator code = page.getByText(subIndicator, new Page.GetByTextOptions().setExact(true));
        assertThat(page.locator("tbody tr")
                        .filter(new Locator.FilterOptions().setHas(code))
                        .filter(new Locator.FilterOptions().setHas(page.locator("[data-status]")))
                        .locator("td")
                        .last())
                .hasText(official, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    }
}
