package org.rabrong.localstack;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.rabrong.platform.servers.KeycloakServer;

/** What a service is told through its environment; the same names in every installation. */
final class ServiceEnvironment {

    static final String BUCKET = "rabrong-evidence";
    static final String KEYCLOAK_ADMIN = "admin";
    static final String S3_ACCESS_KEY = "rabrong";

    private ServiceEnvironment() {}

    static Map<String, String> of(PlatformService service, Settings settings, Secrets secrets) {
        StackPorts ports = settings.ports();
        String keycloak = "http://127.0.0.1:" + ports.keycloak() + KeycloakServer.PATH;
        var variables = new HashMap<String, String>();
        variables.put("SERVER_PORT", String.valueOf(ports.of(service)));
        variables.put("SERVER_ADDRESS", "127.0.0.1");
        variables.put("SPRING_MAIN_BANNER_MODE", "off");
        variables.put(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), service.database()));
        variables.put("SPRING_DATASOURCE_USERNAME", service.database());
        variables.put("SPRING_DATASOURCE_PASSWORD", secrets.password("database." + service.database()));
        variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        variables.put(
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                settings.publicUrl() + KeycloakServer.PATH + "/realms/rabrong");
        variables.put(
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_JWK_SET_URI",
                keycloak + "/realms/rabrong/protocol/openid-connect/certs");
        variables.put("RABRONG_PUBLIC_URL", settings.publicUrl());
        variables.put("RABRONG_KEYCLOAK_URL", keycloak);
        switch (service) {
            case IDENTITY -> {
                variables.put("RABRONG_GATEWAY_INTERNAL_URL", "http://127.0.0.1:" + ports.gateway());
                variables.put("RABRONG_KEYCLOAK_ADMIN_USERNAME", KEYCLOAK_ADMIN);
                variables.put("RABRONG_KEYCLOAK_ADMIN_PASSWORD", secrets.password("keycloak.admin"));
                variables.put("RABRONG_CLIENT_SECRET", secrets.password("keycloak.client.gateway"));
                variables.put("RABRONG_MAIL_HOST", "127.0.0.1");
                variables.put("RABRONG_MAIL_PORT", String.valueOf(ports.smtp()));
                variables.put("RABRONG_DEMO_PASSWORD", Settings.DEMO_PASSWORD);
            }
            case DOCUMENT -> {
                variables.put("RABRONG_S3_URL", "http://127.0.0.1:" + ports.s3());
                variables.put("RABRONG_S3_ACCESS_KEY", S3_ACCESS_KEY);
                variables.put("RABRONG_S3_SECRET_KEY", secrets.password("s3"));
                variables.put("RABRONG_S3_BUCKET", BUCKET);
            }
            case GATEWAY -> {
                variables.put("RABRONG_CLIENT_SECRET", secrets.password("keycloak.client.gateway"));
                for (PlatformService other : PlatformService.values()) {
                    if (other != PlatformService.GATEWAY) {
                        variables.put(
                                "RABRONG_SERVICES_" + other.name().toUpperCase(Locale.ROOT),
                                "http://127.0.0.1:" + ports.of(other));
                    }
                }
            }
            case INDICATOR -> variables.put("RABRONG_DEMO_PLANS", String.valueOf(settings.demoPlans()));
            case CONFIRMATION -> {
                variables.put("SPRING_FLYWAY_USER", service.databaseOwner());
                variables.put("SPRING_FLYWAY_PASSWORD", secrets.password("database." + service.databaseOwner()));
            }
            case SUBMISSION, SCORING -> {
                // Nothing of their own
            }
        }
        return variables;
    }
}
