package org.rabrong.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rabrong.identity.organisation.Organisations;
import org.rabrong.identity.realm.Browser.Page;
import org.rabrong.platform.servers.Mail;
import org.rabrong.platform.test.TestServers;

/** From the sign-in page through the real mail server to a new sign-in. */
class ForgottenPasswordTest {

    private static RealmUnderTest realm;

    @BeforeAll
    static void provision() {
        realm = new RealmUnderTest();
        new RealmProvisioner(RealmUnderTest.settings(RealmUnderTest.DEMO_PASSWORD)).provision(Organisations.of2559());
    }

    @Test
    void office_5003_gets_a_Thai_mail_and_signs_in_with_a_new_password() {
        String newPassword = "รหัสใหม่ของเขต 3";
        Browser browser = new Browser(realm.keycloak);
        Page forgotten = browser.open(browser.open(realm.signIn()).link("reset-credentials"));
        assertThat(forgotten.html()).contains("ลืมรหัสผ่าน");

        Page sent = browser.submit(forgotten, Map.of("username", "office-5003"));

        assertThat(sent.html()).contains("ท่านจะได้รับอีเมลในไม่กี่นาที");
        Mail mail = TestServers.mail().awaitTo("office-5003@rabrong.example");
        assertThat(mail.subject()).isEqualTo("ตั้งรหัสผ่านใหม่ – ระบบรับรอง");
        assertThat(mail.from()).isEqualTo("no-reply@rabrong.example");
        assertThat(mail.text()).contains("มีผู้ขอตั้งรหัสผ่านใหม่").contains("30 นาที");
        assertThat(mail.html()).contains("กลุ่มพัฒนาระบบบริหาร").contains("lang=\"th\"");

        Page choose = browser.open(URI.create(mail.links().getFirst()));
        assertThat(choose.html()).contains("ตั้งรหัสผ่านใหม่");
        Page tooShort = browser.submit(choose, Map.of("password-new", "สั้น", "password-confirm", "สั้น"));
        assertThat(tooShort.html()).contains("รหัสผ่านต้องมีอย่างน้อย 10 อักขระ");
        Page done = browser.submit(tooShort, Map.of("password-new", newPassword, "password-confirm", newPassword));
        assertThat(done.left()).asString().startsWith(RealmUnderTest.REDIRECT);

        assertThat(signIn("office-5003", RealmUnderTest.DEMO_PASSWORD).html())
                .contains("ชื่อผู้ใช้งานหรือรหัสผ่านไม่ถูกต้อง");
        assertThat(signIn("office-5003", newPassword).left()).asString().startsWith(RealmUnderTest.REDIRECT);
        Page again = new Browser(realm.keycloak).open(URI.create(mail.links().getFirst()));
        assertThat(again.html()).as("the link works once").doesNotContain("password-new");
    }

    @Test
    void the_page_does_not_tell_whether_a_person_exists() {
        assertThat(answerTo("office-1203")).isEqualTo(answerTo("nobody-at-all"));
    }

    private static String answerTo(String username) {
        Browser browser = new Browser(realm.keycloak);
        Page forgotten = browser.open(browser.open(realm.signIn()).link("reset-credentials"));
        String html = browser.submit(forgotten, Map.of("username", username)).html();
        return html.substring(html.indexOf("pf-v5-c-alert"), html.indexOf("kc-form"));
    }

    private static Page signIn(String username, String password) {
        Browser browser = new Browser(realm.keycloak);
        return browser.submit(browser.open(realm.signIn()), Map.of("username", username, "password", password));
    }
}
