package org.rabrong.identity.realm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What differs between installations.
 *
 * @param publicUrl where people's browsers reach the platform, without a slash at the end
 * @param gatewayInternalUrl where Keycloak reaches the gateway, to sign a session out
 * @param keycloakUrl where this service reaches Keycloak, with its relative path
 * @param clientSecret of the gateway's client
 * @param demoPassword of the demo people; none are made when it is absent
 */
@ConfigurationProperties("rabrong.realm")
record RealmSettings(
        String publicUrl,
        String gatewayInternalUrl,
        String keycloakUrl,
        String adminUsername,
        String adminPassword,
        String clientSecret,
        String mailHost,
        int mailPort,
        String mailFrom,
        @Nullable String demoPassword) {

    RealmSettings {
        demoPassword = demoPassword == null || demoPassword.isBlank() ? null : demoPassword;
    }

    /** What the files in {@code resources/realm} may ask for. */
    Map<String, String> placeholders() {
        return Map.of(
                "publicUrl", publicUrl,
                "gatewayInternalUrl", gatewayInternalUrl,
                "clientSecret", clientSecret,
                "mailHost", mailHost,
                "mailPort", String.valueOf(mailPort),
                "mailFrom", mailFrom);
    }
}
