package org.rabrong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The plan's editor as psdg works in it: choose or add a part, fill its fields; what is typed is saved by itself. */
final class PlanEditorPage {

    private final Page page;

    PlanEditorPage(Page page) {
        this.page = page;
    }

    void addDimension(String code, String name) {
        add("มิติ", code);
        fill("ชื่อ", name);
    }

    void addIndicator(String code, String name) {
        add("ตัวชี้วัดหลัก", code);
        fill("ชื่อ", name);
    }

    /** Below the chosen indicator. The kind is the word on its button. */
    void addSubIndicator(String code, String name, String weight, String bureau, String kind) {
        add("ตัวชี้วัดย่อย", code);
        fill("ชื่อ", name);
        fill("น้ำหนัก", weight);
        Locator certifier = page.getByRole(AriaRole.COMBOBOX, named("ผู้รับรองข้อมูล"));
        certifier.fill(bureau);
        page.getByRole(AriaRole.OPTION).first().click();
        page.getByText(kind, new Page.GetByTextOptions().setExact(true)).first().click();
        awaitSaved();
    }

    /** Below the chosen sub-indicator. */
    void addVariable(String code, String name, String unit, String min, String max) {
        add("ตัวแปร", code);
        fill("ชื่อตัวแปร", name);
        fill("หน่วย", unit);
        fill("ค่าต่ำสุด", min);
        fill("ค่าสูงสุด", max);
        awaitSaved();
    }

    /** A part by its level and code, as the tree names it. */
    void choose(String level, String code) {
        Pattern name = Pattern.compile("^" + level + " " + code.replace(".", "\\.") + " ");
        page.getByRole(AriaRole.TREEITEM, new Page.GetByRoleOptions().setName(name))
                .click();
        assertThat(heading(level, code)).isVisible();
    }

    /** Of the chosen sub-indicator. */
    void scoreBy(String formula, String... levels) {
        fill("สูตร", formula);
        for (int i = 0; i < levels.length; i++) {
            fill("ระดับ " + (i + 1), levels[i]);
        }
        awaitSaved();
    }

    void tryWith(String variable, String value) {
        fill("ค่าตัวอย่างของ " + variable, value);
    }

    Locator triedScore() {
        return page.getByLabel("คะแนน", new Page.GetByLabelOptions().setExact(true))
                .and(page.locator("output"));
    }

    void publish() {
        awaitSaved();
        page.getByRole(AriaRole.BUTTON, named("เผยแพร่")).first().click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("เผยแพร่"))
                .click();
        assertThat(page.getByText("เผยแพร่เป็นฉบับที่ 1 แล้ว").first()).isVisible();
    }

    private void add(String level, String code) {
        page.getByRole(AriaRole.BUTTON, named("เพิ่ม " + level)).first().click();
        assertThat(heading(level, code)).isVisible();
    }

    private Locator heading(String level, String code) {
        return page.getByRole(AriaRole.HEADING, named(level + " " + code));
    }

    private void fill(String field, String text) {
        Locator input = page.getByRole(AriaRole.TEXTBOX, named(field));
        input.fill(text);
        input.press("Enter");
    }

    private void awaitSaved() {
        assertThat(page.getByText("บันทึกแล้วทั้งหมด").first()).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
