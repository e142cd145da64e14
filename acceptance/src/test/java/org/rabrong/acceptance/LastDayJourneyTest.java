package org.rabrong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.acceptance.Caller.Answer;

/** A reporter with 34 values and a line that breaks. */
class LastDayJourneyTest {

    private static final int VALUES = 34;

    @Test
    void values_typed_and_pasted_while_the_line_is_away_are_all_stored_once() {
        String round = aRoundFor("1101");
        List<String> variables = MeasuredPlan.variables(VALUES);
        try (Browser browser = new Browser()) {
            Page office = browser.signIn("office-1101", Caller.PASSWORD);
            openSheet(office, round);

            fields(office).first().focus();
            type(office, 1, 10);
            paste(office, 11, 20);
            office.context().setOffline(true);
            fields(office).nth(20).focus();
            type(office, 21, 27);
            paste(office, 28, VALUES);
            assertThat(saveLine(office)).containsText("รอสัญญาณ");
            office.context().setOffline(false);
            assertThat(saveLine(office)).containsText("บันทึกแล้วทั้งหมด");

            Caller reporter = RunningPlatform.caller("office-1101");
            for (int i = 0; i < VALUES; i++) {
                String item = "/api/v1/entries/" + round + "/" + variables.get(i) + "/1101";
                Answer entry = reporter.get(item);
                assertThat(entry.at("/value")).as(item).isEqualTo(Integer.toString(i + 1));
                assertThat(entry.body().path("revision").asInt()).as(item).isEqualTo(1);
                assertThat(reporter.get(item + "/history").body().path("items").size())
                        .as(item)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void what_was_typed_while_the_line_was_away_survives_closing_the_tab() {
        String round = aRoundFor("1102");
        try (Browser browser = new Browser()) {
            Page office = browser.signIn("office-1102", Caller.PASSWORD);
            openSheet(office, round);
            office.context().setOffline(true);
            fields(office).first().focus();
            type(office, 7, 9);
            assertThat(saveLine(office)).containsText("รอสัญญาณ");
            Page again = office.context().newPage();
            office.close();
            again.context().setOffline(false);
            openSheet(again, round);
            assertThat(saveLine(again)).containsText("บันทึกแล้วทั้งหมด");
            assertThat(fields(again).nth(2)).hasValue("9");
            assertThat(RunningPlatform.caller("office-1102")
                            .get("/api/v1/entries/" + round + "/1.2.A/1102")
                            .at("/value"))
                    .isEqualTo("9");
        }
    }

    @Test
    void of_two_people_in_one_cell_the_slower_is_asked_and_nobodys_value_vanishes() {
        String round = aRoundFor("1201");
        try (Browser browser = new Browser()) {
            Page fast = browser.signIn("office-1201", Caller.PASSWORD);
            openSheet(fast, round);
            Page slow = browser.signIn("office-1201", Caller.PASSWORD);
            openSheet(slow, round);

            fields(slow).first().fill("300");
            fields(fast).first().fill("200");
            fields(fast).first().press("Enter");
            Caller reporter = RunningPlatform.caller("office-1201");
            String item = "/api/v1/entries/" + round + "/1.1.A/1201";
            await().until(() -> reporter.get(item).at("/value").equals("200"));
            fields(slow).first().press("Enter");

            Locator choice = slow.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("เลือกค่าที่จะใช้"));
            assertThat(choice).containsText("200");
            assertThat(choice).containsText("300");
            assertThat(reporter.get(item).at("/value")).isEqualTo("200");

            choice.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("ใช้ค่าของฉัน"))
                    .click();
            await().until(() -> reporter.get(item).at("/value").equals("300"));
            assertThat(reporter.get(item + "/history").body().path("items").valueStream())
                    .extracting(
                            step -> step.path("previousValue").asString(null),
                            step -> step.path("value").asString())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("200", "300"),
                            org.assertj.core.groups.Tuple.tuple(null, "200"));
        }
    }

    @Test
    void a_sheet_opens_with_one_request_of_each_kind() {
        try (Browser browser = new Browser()) {
            Page office = browser.signIn("office-1202", Caller.PASSWORD);
            assertThat(office.getByText("ออกจากระบบ").first()).isVisible();
            office.waitForLoadState(LoadState.NETWORKIDLE); // the page after signing in asks, too
            Map<String, List<String>> asked = new HashMap<>();
            office.onRequest(request -> {
                String path = URI.create(request.url()).getPath();
                if (path.startsWith("/api/v1/")) {
                    asked.computeIfAbsent(path.split("/", -1)[3], _ -> new ArrayList<>())
                            .add(path);
                }
            });
            openSheet(office, "krs-2559-6m");
            office.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(asked.keySet()).containsExactlyInAnyOrder("me", "rounds", "plans", "entries", "scores");
            assertThat(asked)
                    .allSatisfy(
                            (what, requests) -> assertThat(requests).as(what).hasSize(1));
        }
    }

    /** A round of 34 variables for one office. */
    private static String aRoundFor(String office) {
        PsdgAtWork psdg = new PsdgAtWork(RunningPlatform.caller("psdg"));
        String round = MeasuredPlan.openRound(psdg, VALUES, List.of(office));
        psdg.createItems(round, null);
        await().until(() -> RunningPlatform.caller("office-" + office)
                        .get("/api/v1/entries?round=" + round + "&office=" + office)
                        .body()
                        .path("items")
                        .size()
                == VALUES);
        return round;
    }

    private static void openSheet(Page page, String round) {
        page.navigate(RunningPlatform.url() + "/entry?round=" + round);
        assertThat(fields(page).first()).isVisible();
    }

    private static Locator fields(Page page) {
        return page.locator("input[data-value-field]");
    }

    private static Locator saveLine(Page page) {
        return page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("สถานะการบันทึก"));
    }

    /** Enter goes on to the next row, as in a sheet. */
    private static void type(Page page, int from, int to) {
        for (int value = from; value <= to; value++) {
            page.keyboard().type(Integer.toString(value));
            page.keyboard().press("Enter");
        }
    }

    /** A column from Excel, at the cell in use. */
    private static void paste(Page page, int from, int to) {
        String column = String.join(
                "\r\n",
                IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList());
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.evaluate("text => navigator.clipboard.writeText(text)", column + "\r\n");
        page.keyboard().press("Control+V");
        assertThat(fields(page).nth(to - 1)).hasValue(Integer.toString(to));
    }
}
