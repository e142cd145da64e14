package org.rabrong.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rabrong.identity.organisation.Organisations;
import org.rabrong.identity.realm.Browser.Page;

/** The theme as Keycloak serves it out of the jar. */
class SignInPageTest {

    private static RealmUnderTest realm;

    @BeforeAll
    static void provision() {
        realm = new RealmUnderTest();
        new RealmProvisioner(RealmUnderTest.settings(RealmUnderTest.DEMO_PASSWORD)).provision(Organisations.of2559());
    }

    @Test
    void the_page_speaks_the_manuals_words() {
        assertThat(new Browser(realm.keycloak).open(realm.signIn()).html())
                .contains("lang=\"th\"")
                .contains("เข้าสู่ระบบ")
                .contains("ชื่อผู้ใช้งาน")
                .contains("รหัสผ่าน")
                .contains("ลืมรหัสผ่าน")
                .contains("<a href=\"/manual\">คู่มือการใช้งานระบบ</a>")
                .contains("กลุ่มพัฒนาระบบบริหาร")
                .contains("สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน");
    }

    @Test
    void English_is_a_switch_away() {
        Page english = new Browser(realm.keycloak)
                .open(realm.authorization(Map.of(
                        "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                        "code_challenge_method", "S256",
                        "ui_locales", "en")));
        assertThat(english.html()).contains("lang=\"en\"").contains("User manual");
    }

    @Test
    void the_style_sheet_and_the_font_come_with_it() {
        Browser browser = new Browser(realm.keycloak);
        Page css = browser.open(browser.open(realm.signIn()).link("css/rabrong.css"));
        assertThat(css.status()).isEqualTo(200);
        assertThat(browser.open(css.uri().resolve("../fonts/sarabun-thai-400-normal.woff2"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_wrong_password_is_refused_in_Thai_without_saying_which_part_was_wrong() {
        Browser browser = new Browser(realm.keycloak);
        Page refused =
                browser.submit(browser.open(realm.signIn()), Map.of("username", "office-1204", "password", "wrong"));
        assertThat(refused.html()).contains("ชื่อผู้ใช้งานหรือรหัสผ่านไม่ถูกต้อง");
    }
}
