package org.rabrong.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Chromium as an office PC has it: 1366×768, Thai. Each person gets a context of their own. */
final class Browser implements AutoCloseable {

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // two cores may have much to do at once
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("rabrong.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** A fresh browser at the platform's first page, signed in by the sign-in page. */
    Page signIn(String username, String password) {
        Page page = visit();
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("เข้าสู่ระบบ"))
                .first()
                .click();
        submitSignIn(page, username, password);
        return page;
    }

    Page visit() {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1366, 768)
                .setLocale("th-TH")
                .setTimezoneId("Asia/Bangkok"));
        context.setDefaultTimeout(20_000);
        Page page = context.newPage();
        page.navigate(RunningPlatform.url().toString());
        return page;
    }

    static void submitSignIn(Page page, String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
