package org.rabrong.platform.test;

import java.util.Map;

/**
 * The one Keycloak of this run, with nothing but its realm {@code master}. It takes its own address for its public one, so that a
 * test can follow its redirects.
 *
 * @param url with {@code /auth}
 */
public record TestKeycloak(String url, String adminUsername, String adminPassword) {

    void describeTo(Map<String, Object> variables) {
        variables.put("RABRONG_KEYCLOAK_URL", url);
        variables.put("RABRONG_KEYCLOAK_ADMIN_USERNAME", adminUsername);
        variables.put("RABRONG_KEYCLOAK_ADMIN_PASSWORD", adminPassword);
    }
}
