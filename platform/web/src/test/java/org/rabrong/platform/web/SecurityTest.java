package org.rabrong.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@TallyTest
class SecurityTest {

    @Autowired
    RestTestClient http;

    @ParameterizedTest
    @ValueSource(strings = {"/whoami", "/rounds/x", "/nothing/here", "/actuator", "/actuator/env", "/error", "/"})
    void without_a_token_everything_is_closed(String path) {
        http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType("application/problem+json")
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:unauthenticated")
                .jsonPath("$.title")
                .isEqualTo("กรุณาเข้าสู่ระบบ")
                .jsonPath("$.instance")
                .isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void health_is_open(String path) {
        http.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void writing_to_health_is_not() {
        http.post().uri("/actuator/health").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void a_token_that_is_expired_or_foreign_or_forged_or_garbage_is_refused() {
        for (String token :
                new String[] {TestTokens.expired(), TestTokens.fromAnotherIssuer(), TestTokens.forged(), "abc"}) {
            http.get()
                    .uri("/whoami")
                    .header("Authorization", "Bearer " + token)
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:rabrong:problem:unauthenticated");
        }
    }

    @Test
    void a_token_in_the_address_is_not_taken() {
        http.get()
                .uri("/whoami?access_token=" + TestTokens.psdg())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void the_groups_of_the_token_are_the_persons_memberships_and_unknown_groups_are_none() {
        String token = TestTokens.of(
                "somchai",
                "สมชาย ใจดี",
                "/reporter/8101",
                "/certifier/BTL",
                "/psdg",
                "/football",
                "/reporter/8101/x",
                "/reporter/",
                "psdg");

        http.get()
                .uri("/whoami")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(WhoAmI.class)
                .value(person -> {
                    assertThat(person).isNotNull();
                    assertThat(person.id()).isEqualTo(TestTokens.subject("somchai"));
                    assertThat(person.username()).isEqualTo("somchai");
                    assertThat(person.name()).isEqualTo("สมชาย ใจดี");
                    assertThat(person.memberships())
                            .containsExactlyInAnyOrder(
                                    new Membership(Role.REPORTER, "8101"),
                                    new Membership(Role.CERTIFIER, "BTL"),
                                    new Membership(Role.PSDG, null));
                });
    }

    @Test
    void a_refusal_names_what_is_missing_in_thai() {
        refused("/offices/5003", null, "ต้องเป็นผู้รายงานของหน่วยงาน 5003 จึงจะทำรายการนี้ได้");
        refused("/bureaus/BTL", "th-TH", "ต้องเป็นผู้รับรองของสำนัก BTL จึงจะทำรายการนี้ได้");
        refused("/administration", "de", "ต้องเป็นเจ้าหน้าที่ กพร. จึงจะทำรายการนี้ได้");
    }

    @Test
    void a_refusal_names_what_is_missing_in_english_for_those_who_prefer_it() {
        refused("/offices/5003", "en", "Only a reporter of office 5003 may do this.");
        refused("/bureaus/BTL", "en-GB,th;q=0.8", "Only a certifier of bureau BTL may do this.");
        refused(
                "/administration",
                "fr,en;q=0.9,th;q=0.5",
                "Only the Public Sector Development Group (psdg) may do this.");
    }

    @Test
    void what_is_lent_opens_what_the_own_would_but_to_staff_of_the_organisation_only() {
        for (String[] groups : new String[][] {{"/staff/BTL"}, {"/staff/BET"}, {"/reporter/8101"}}) {
            http.get()
                    .uri("/bureaus/BTL")
                    .header("Authorization", "Bearer " + TestTokens.of("somying", "สมหญิง", groups))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(groups[0].equals("/staff/BTL") ? 200 : 403);
        }
        http.get()
                .uri("/bureaus/BTL")
                .header("Authorization", "Bearer " + TestTokens.staff("BTL"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("ต้องเป็นผู้รับรองของสำนัก BTL หรือได้รับมอบหมายให้รับรองแทนในวันนี้ จึงจะทำรายการนี้ได้");
    }

    @Test
    void an_office_may_do_what_is_its_own() {
        http.get()
                .uri("/offices/8101")
                .header("Authorization", "Bearer " + TestTokens.reporter("8101"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void answers_are_not_kept_by_caches_and_not_guessed_at_by_browsers() {
        http.get()
                .uri("/whoami")
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .exchange()
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("no-store"))
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void a_trick_address_is_refused_as_a_problem() {
        http.get()
                .uri(java.net.URI.create("/whoami;x=1"))
                .header("Authorization", "Bearer " + TestTokens.nobody())
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json");
    }

    private void refused(String path, @org.jspecify.annotations.Nullable String language, String detail) {
        var request = http.get().uri(path).header("Authorization", "Bearer " + TestTokens.reporter("8101"));
        if (language != null) {
            request = request.header("Accept-Language", language);
        }
        request.exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:rabrong:problem:forbidden")
                .jsonPath("$.detail")
                .isEqualTo(detail);
    }

    record WhoAmI(String id, String username, String name, java.util.Set<Membership> memberships) {}
}
