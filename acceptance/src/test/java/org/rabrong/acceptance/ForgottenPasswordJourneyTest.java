package org.rabrong.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A person who forgot the password gets back in by mail, without asking anybody. */
class ForgottenPasswordJourneyTest {

    private static final String NEW_PASSWORD = "Chiang-Mai-3-2559";

    @Test
    void the_password_of_office_5003_is_reset_from_the_page_through_the_mail_to_a_new_sign_in() {
        try (Browser browser = new Browser()) {
            Page page = browser.visit();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("เข้าสู่ระบบ"))
                    .first()
                    .click();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("ลืมรหัสผ่าน")))
                    .click();
            page.locator("#username").fill("office-5003");
            page.locator("[type=submit]").click();

            page.navigate(linkInMailTo("office-5003@rabrong.example"));
            page.locator("#password-new").fill(NEW_PASSWORD);
            page.locator("#password-confirm").fill(NEW_PASSWORD);
            page.locator("[type=submit]").first().click();

            Page fresh = browser.signIn("office-5003", NEW_PASSWORD);
            assertThat(fresh.getByText("บันทึกข้อมูล").first()).isVisible();
        }
    }

    private static String linkInMailTo(String address) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> RunningPlatform.mailsTo(address).stream()
                                .flatMap(mail -> mail.links().stream())
                                .filter(link -> link.contains("/login-actions/action-token"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
