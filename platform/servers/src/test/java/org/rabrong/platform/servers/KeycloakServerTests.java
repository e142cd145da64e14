package org.rabrong.platform.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakServerTests {

    @TempDir
    Path directory;

    @Test
    void its_administrator_gets_a_token_and_it_names_its_public_address() throws Exception {
        var ports = Ports.free(3);
        try (var postgres = new PostgresServer(
                directory.resolve("pg"),
                ports.get(0),
                "postgres",
                false,
                directory.resolve("postgres.log"),
                Lifetime.ofThisJvm())) {
            postgres.start();
            postgres.createDatabase("keycloak", "keycloak", "keycloak-secret");
            var settings = new KeycloakServer.Settings(
                    "http://localhost:8080",
                    ports.get(1),
                    ports.get(2),
                    postgres.jdbcUrl("keycloak"),
                    "keycloak",
                    "keycloak-secret",
                    "admin",
                    "admin-secret",
                    List.of());
            try (var keycloak = new KeycloakServer(settings, directory.resolve("keycloak.log"), Lifetime.ofThisJvm())) {
                keycloak.start();

                assertThat(get(keycloak.url() + "/realms/master/.well-known/openid-configuration"))
                        .contains("\"issuer\":\"http://localhost:8080/auth/realms/master\"")
                        .contains("\"token_endpoint\":\"" + keycloak.url() + "/realms/master/");
                assertThat(token(keycloak)).contains("\"access_token\"");

                keycloak.kill();
                keycloak.start();
                assertThat(token(keycloak)).contains("\"access_token\"");
            }
        }
    }

    private static String token(KeycloakServer keycloak) throws Exception {
        var form = "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                .formatted(keycloak.adminUsername(), keycloak.adminPassword());
        return send(HttpRequest.newBuilder(URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static String get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
