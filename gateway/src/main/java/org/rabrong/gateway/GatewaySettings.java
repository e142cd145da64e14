package org.rabrong.gateway;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where things are.
 *
 * @param publicUrl origin under which browsers see the platform, without a slash at the end: {@code https://rabrong.example.go.th}
 * @param keycloakUrl Keycloak as the gateway reaches it, with {@code /auth}
 * @param clientSecret of the Keycloak client {@code rabrong-gateway}
 * @param services base addresses of the services
 * @param refreshBefore an access token is renewed when it is good for less than this
 * @param maxBody largest body of a request
 * @param maxEvidence largest body of a request that attaches a file
 */
@ConfigurationProperties("rabrong")
public record GatewaySettings(
        URI publicUrl,
        URI keycloakUrl,
        String clientSecret,
        Services services,
        Duration refreshBefore,
        DataSize maxBody,
        DataSize maxEvidence) {

    public record Services(URI identity, URI indicator, URI submission, URI confirmation, URI document, URI scoring) {}

    public boolean isHttps() {
        return "https".equals(publicUrl.getScheme());
    }

    /** The realm as browsers see it, which is also the issuer in its tokens. */
    public String issuer() {
        return publicUrl + "/auth/realms/rabrong";
    }

    /** The realm as the gateway reaches it. */
    public String internalRealm() {
        return keycloakUrl + "/realms/rabrong";
    }
}
