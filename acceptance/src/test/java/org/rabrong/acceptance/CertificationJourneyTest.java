package org.rabrong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A bureau at its desk, with 225 offices that have reported. */
class CertificationJourneyTest {

    private static final int OFFICES = 225;
    private static final int SILENT = 3;
    private static final String PLAN = """
            programme: PROGRAMME
            name_th: บ่ายวันรับรอง
            fiscal_year: 2560
            rounds: []
            dimensions:
              - code: "D"
                name_th: มิติ
                indicators:
                  - code: "1"
                    name_th: ตัวชี้วัดหลัก
                    sub_indicators:
                      - {code: "1.1", name_th: ระดับความสำเร็จที่หนึ่ง, weight: 25, bureau: BTL, reporters: ALL, variables: [{id: A, name_th: ระดับที่หนึ่ง, unit_th: ระดับ, min: 1, max: 5}], scoring: {kind: LEVEL}}
                      - {code: "1.2", name_th: ระดับความสำเร็จที่สอง, weight: 25, bureau: BTL, reporters: ALL, variables: [{id: A, name_th: ระดับที่สอง, unit_th: ระดับ, min: 1, max: 5}], scoring: {kind: LEVEL}}
                      - {code: "1.3", name_th: ระดับความสำเร็จที่สาม, weight: 25, bureau: BTL, reporters: ALL, variables: [{id: A, name_th: ระดับที่สาม, unit_th: ระดับ, min: 1, max: 5}], scoring: {kind: LEVEL}}
                      - {code: "1.4", name_th: คะแนนที่ผู้รับรองให้, weight: 25, bureau: BTL, reporters: ALL, mode: AUDIT, variables: [{id: A, name_th: ระดับที่สี่, unit_th: ระดับ, min: 1, max: 5}], scoring: {kind: LEVEL}}
            """;

    private static String round = "";

    @BeforeAll
    static void all_offices_have_reported_but_for_three_in_the_second_variable() {
        PsdgAtWork psdg = new PsdgAtWork(RunningPlatform.callerWithoutPlans("psdg"));
        String plan = psdg.importPlan(PLAN.replace("PROGRAMME", MeasuredPlan.newProgramme(psdg)));
        psdg.publish(plan);
        round = psdg.openRound(plan, 6);
        psdg.createItems(round, null);
        ManyOffices offices = ManyOffices.reportedForByOne();
        offices.awaitSheets(round, 4);
        await().atMost(Duration.ofSeconds(60)).until(() -> worklist("1.2.A").size() == OFFICES);
        List<String> silent = worklist("1.2.A").subList(0, SILENT);
        for (String office : offices.codes()) {
            Map<String, String> values = new LinkedHashMap<>(Map.of("1.1.A", "4", "1.3.A", "3", "1.4.A", "2"));
            if (!silent.contains(office)) {
                values.put("1.2.A", "5");
            }
            offices.report(round, office, values);
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> counts("1.1.A").path("AWAITING").asInt() == OFFICES
                        && counts("1.2.A").path("AWAITING").asInt() == OFFICES - SILENT
                        && counts("1.3.A").path("AWAITING").asInt() == OFFICES
                        && counts("1.4.A").path("AWAITING").asInt() == OFFICES);
    }

    @Test
    void a_variable_is_certified_for_225_offices_with_nothing_but_the_enter_key() {
        try (Browser browser = new Browser()) {
            Page page = browser.signIn("btl", Caller.PASSWORD);
            open(page, "1.1.A");
            for (int office = 0; office < OFFICES; office++) {
                page.keyboard().press("Enter");
            }
            assertThat(page.getByText("รับรองแล้ว 225 จาก 225").first()).isVisible();
            await().until(() -> counts("1.1.A").path("CONFIRMED").asInt() == OFFICES);
        }
    }

    @Test
    void of_a_batch_of_225_the_refused_rows_say_why_and_stay_selected() {
        try (Browser browser = new Browser()) {
            Page page = browser.signIn("btl", Caller.PASSWORD);
            open(page, "1.2.A");
            page.keyboard().press("Control+A");
            page.keyboard().press("Enter");
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByText("ทำได้ 222 รายการ").first()).isVisible();
            assertThat(dialog.getByText("ทำไม่ได้ 3 รายการ").first()).isVisible();
            page.keyboard().press("Enter");
            assertThat(page.getByText("รับรองแล้ว 222 จาก 225").first()).isVisible();
            assertThat(page.getByText("เลือกไว้ 3 รายการ").first()).isVisible();
            assertThat(page.locator("tr[data-selected]")).hasCount(SILENT);
            assertThat(page.locator("[data-refusal]")).hasCount(SILENT);
            assertThat(page.locator("[data-refusal]").first()).containsText("ยังไม่รายงานผล");
            assertThat(counts("1.2.A").path("CONFIRMED").asInt()).isEqualTo(OFFICES - SILENT);

            page.keyboard().press("Escape");
            page.keyboard().press("u");
            assertThat(page.getByText("รับรองแล้ว 0 จาก 225").first()).isVisible();
            await().until(() -> counts("1.2.A").path("CONFIRMED").asInt() == 0);
        }
    }

    @Test
    void what_is_rejected_with_a_day_to_fix_it_is_corrected_by_the_office_and_confirmed() {
        try (Browser browser = new Browser()) {
            Page btl = browser.signIn("btl", Caller.PASSWORD);
            open(btl, "1.3.A");
            btl.keyboard().press("/");
            btl.keyboard().type("สพป.กระบี่");
            assertThat(btl.locator("tr[data-key]")).hasCount(1);
            btl.keyboard().press("Escape");
            btl.locator("tr[data-key]").click();
            btl.keyboard().press("x");
            Locator dialog = btl.getByRole(AriaRole.DIALOG);
            dialog.getByText("เอกสารหลักฐานไม่ครบถ้วน ขอให้แนบเพิ่มเติม")
                    .first()
                    .click();
            dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("3 วัน"))
                    .click();
            btl.keyboard().press("Control+Enter");
            assertThat(btl.locator("tr[data-key]").getByText("ไม่รับรอง").first())
                    .isVisible();

            Page office = browser.signIn("office-8101", Caller.PASSWORD);
            assertThat(office.getByText("ออกจากระบบ").first()).isVisible();
            office.navigate(RunningPlatform.url() + "/entry?round=" + round);
            assertThat(office.getByText("เอกสารหลักฐานไม่ครบถ้วน ขอให้แนบเพิ่มเติม")
                            .first())
                    .isVisible();
            Locator field = office.locator("input[data-value-field='1.3.A']");
            field.fill("5");
            field.press("Enter");

            // Shown to the bureau without asking
            assertThat(btl.locator("tr[data-key]").getByText("รอการรับรองผล").first())
                    .isVisible();
            btl.locator("tr[data-key]").click();
            await().until(() -> {
                btl.keyboard().press("Enter"); // a value that has just changed under the eyes is not confirmed at once
                return RunningPlatform.callerWithoutPlans("btl")
                        .get("/api/v1/confirmations/" + round + "/1.3.A/8101")
                        .at("/status")
                        .equals("CONFIRMED");
            });
        }
    }

    @Test
    void audit_scores_of_three_offices_are_typed_and_saved_at_once() {
        List<String> three = worklist("1.4.A").subList(0, 3);
        try (Browser browser = new Browser()) {
            Page page = browser.signIn("btl", Caller.PASSWORD);
            open(page, "1.4.A");
            page.locator("input[data-score]").first().focus();
            for (String score : List.of("4.5", "๓.๒๕", "5")) {
                page.keyboard().type(score);
                page.keyboard().press("Enter");
            }
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("บันทึกข้อมูล (3)"))
                    .click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("เหตุผลของคะแนน"))
                    .first()
                    .fill("ตรวจจากเอกสารหลักฐาน");
            page.keyboard().press("Control+Enter");
            await().until(() -> counts("1.4.A").path("CONFIRMED").asInt() == 3);
            Caller btl = RunningPlatform.callerWithoutPlans("btl");
            assertThat(three)
                    .extracting(office -> btl.get("/api/v1/confirmations/" + round + "/1.4.A/" + office)
                            .at("/auditScore"))
                    .containsExactly("4.5000", "3.2500", "5.0000");
        }
    }

    private static void open(Page page, String variable) {
        assertThat(page.getByText("ออกจากระบบ").first()).isVisible();
        page.navigate(RunningPlatform.url() + "/certification/variable?round=" + round + "&variable=" + variable);
        assertThat(page.locator("tr[data-current]")).isFocused();
    }

    /** Offices in the order of the page. */
    private static List<String> worklist(String variable) {
        return RunningPlatform.callerWithoutPlans("btl")
                .get("/api/v1/confirmations?round=" + round + "&variable=" + variable)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("office").asString())
                .toList();
    }

    private static JsonNode counts(String variable) {
        return RunningPlatform.callerWithoutPlans("btl")
                .get("/api/v1/confirmations/variables?round=" + round)
                .body()
                .path("items")
                .valueStream()
                .filter(each -> each.path("variable").asString().equals(variable))
                .findFirst()
                .orElse(Caller.JSON.missingNode())
                .path("counts");
    }
}
