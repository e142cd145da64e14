package org.rabrong.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/entries", "/certify/variables?round=krs-2559-6m#row-3", "/apian", "/authors"})
    void a_page_of_ours_is_taken(String page) {
        assertThat(ReturnTo.pageOf(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/..//evil.example",
                "/a/../..//evil.example",
                "javascript:alert(1)",
                "entries",
                "/a\r\nSet-Cookie: x=y",
                "/logout",
                "/api/v1/me",
                "/auth/realms/rabrong/protocol/openid-connect/logout",
                "/oauth2/authorization/keycloak"
            })
    void anything_else_leads_to_the_first_page(@Nullable String page) {
        assertThat(ReturnTo.pageOf(page)).isEqualTo("/");
    }
}
