package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keycloak below {@code /auth} on 127.0.0.1, its data in PostgreSQL. It starts with the realm {@code master} and one administrator
 * only; whoever uses it provisions the rest over its admin API.
 */
public final class KeycloakServer extends ProcessServer {

    /** The path below which it answers, the same here and behind the gateway. */
    public static final String PATH = "/auth";

    private final Settings settings;

    /**
     * @param publicUrl how a browser reaches it, without {@link #PATH}, such as {@code http://localhost:8080}
     * @param managementPort for health and metrics; not for the gateway
     * @param providers jars with themes and extensions; they are built in, so that another jar makes another build
     */
    public record Settings(
            String publicUrl,
            int port,
            int managementPort,
            String jdbcUrl,
            String databaseUsername,
            String databasePassword,
            String adminUsername,
            String adminPassword,
            List<Path> providers) {

        public Settings {
            providers = List.copyOf(providers);
        }
    }

    public KeycloakServer(Settings settings, Path log, Lifetime lifetime) {
        super("keycloak", log, lifetime);
        this.settings = settings;
    }

    /** How services reach it, with {@link #PATH}. */
    public String url() {
        return "http://127.0.0.1:" + settings.port() + PATH;
    }

    public String adminUsername() {
        return settings.adminUsername();
    }

    public String adminPassword() {
        return settings.adminPassword();
    }

    /** The first time it is unpacked and built, which takes most of a minute. */
    @Override
    protected void prepare() throws IOException {
        distribution();
    }

    private Path distribution() throws IOException {
        return KeycloakDistribution.with(
                settings.providers(), (command, environment) -> run(command, environment, Duration.ofMinutes(5)));
    }

    @Override
    protected List<String> command() throws IOException {
        return new ArrayList<>(List.of(
                distribution().resolve("bin/kc.sh").toString(),
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + settings.managementPort(),
                "--hostname=" + settings.publicUrl() + PATH,
                "--hostname-backchannel-dynamic=true",
                "--proxy-headers=xforwarded",
                "--log-level=INFO,io.smallrye.health:ERROR"));
    }

    @Override
    protected Map<String, String> environment() {
        var variables = new LinkedHashMap<>(KeycloakDistribution.environment());
        variables.put("KC_DB_URL", settings.jdbcUrl());
        variables.put("KC_DB_USERNAME", settings.databaseUsername());
        variables.put("KC_DB_PASSWORD", settings.databasePassword());
        variables.put("KC_DB_POOL_MAX_SIZE", "15");
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", settings.adminUsername());
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
        return variables;
    }

    @Override
    protected Duration startPatience() {
        return Duration.ofMinutes(3);
    }

    @Override
    protected boolean answers() throws IOException {
        return HttpProbe.status("http://127.0.0.1:%d/health/ready".formatted(settings.managementPort())) == 200;
    }
}
