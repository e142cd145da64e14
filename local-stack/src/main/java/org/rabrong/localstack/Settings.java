package org.rabrong.localstack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.rabrong.platform.servers.ServerFailure;

/**
 * Where and how a stack runs.
 *
 * @param project the directory with the root {@code pom.xml}, built
 * @param data of this stack alone; made when missing, kept between runs
 * @param publicUrl how a browser reaches the gateway, without a slash at the end
 * @param services those to start; the servers always start
 * @param keycloak whether people can sign in; a test of the rest does without
 * @param demoPlans whether the first start publishes the plans that come with the product and opens their rounds
 * @param supervised whether a process that ends by itself is started again
 * @param endsWithJvm whether everything ends with this JVM also after {@code kill -9}: for tests
 * @param say takes lines of progress
 */
public record Settings(
        Path project,
        Path data,
        StackPorts ports,
        String publicUrl,
        Set<PlatformService> services,
        boolean keycloak,
        boolean demoPlans,
        boolean supervised,
        boolean endsWithJvm,
        Consumer<String> say) {

    /** Of the demo people. */
    public static final String DEMO_PASSWORD = "Rabrong-2559";

    public Settings {
        project = project.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        services = Set.copyOf(services);
    }

    /**
     * As {@code ./rabrong up} runs: {@code RABRONG_PORT}, {@code RABRONG_PORT_BASE}, {@code RABRONG_DATA},
     * {@code RABRONG_PUBLIC_URL}, {@code RABRONG_DEMO_PLANS=false} to begin without plans.
     */
    static Settings of(Path project, Map<String, String> environment, Consumer<String> say) {
        int gateway = port(environment, "RABRONG_PORT", 8080);
        StackPorts ports = environment.getOrDefault("RABRONG_PORT_BASE", "").isBlank()
                ? StackPorts.standard(gateway)
                : StackPorts.from(port(environment, "RABRONG_PORT_BASE", 18080), gateway);
        String data = environment.getOrDefault("RABRONG_DATA", "");
        String publicUrl = environment.getOrDefault("RABRONG_PUBLIC_URL", "");
        return new Settings(
                project,
                data.isBlank() ? project.resolve(".rabrong") : Path.of(data),
                ports,
                publicUrl.isBlank() ? "http://localhost:" + gateway : withoutSlash(publicUrl),
                EnumSet.allOf(PlatformService.class),
                true,
                !environment.getOrDefault("RABRONG_DEMO_PLANS", "").equals("false"),
                true,
                false,
                say);
    }

    /** For tests: free ports, a directory of the test's own, supervised, gone with the JVM. */
    public static Settings forTests(Path data) {
        StackPorts ports = StackPorts.free();
        return new Settings(
                projectAround(Path.of("").toAbsolutePath()),
                data,
                ports,
                "http://localhost:" + ports.gateway(),
                EnumSet.allOf(PlatformService.class),
                true,
                true,
                true,
                true,
                line -> {});
    }

    public Settings withServices(Set<PlatformService> some) {
        return new Settings(project, data, ports, publicUrl, some, keycloak, demoPlans, supervised, endsWithJvm, say);
    }

    public Settings withoutKeycloak() {
        return new Settings(project, data, ports, publicUrl, services, false, demoPlans, supervised, endsWithJvm, say);
    }

    /** Offices and people, but no plan: as psdg finds it before the first fiscal year. */
    public Settings withoutDemoPlans() {
        return new Settings(project, data, ports, publicUrl, services, keycloak, false, supervised, endsWithJvm, say);
    }

    public Settings unsupervised() {
        return new Settings(project, data, ports, publicUrl, services, keycloak, demoPlans, false, endsWithJvm, say);
    }

    public Settings withPorts(StackPorts others) {
        return new Settings(
                project,
                data,
                others,
                "http://localhost:" + others.gateway(),
                services,
                keycloak,
                demoPlans,
                supervised,
                endsWithJvm,
                say);
    }

    /** Its processes outlive this JVM when it is killed, as those of {@code ./rabrong up} do. */
    public Settings outlivingThisJvm() {
        return new Settings(project, data, ports, publicUrl, services, keycloak, demoPlans, supervised, false, say);
    }

    public Settings saying(Consumer<String> another) {
        return new Settings(
                project, data, ports, publicUrl, services, keycloak, demoPlans, supervised, endsWithJvm, another);
    }

    Path logs() {
        return data.resolve("log");
    }

    Path run() {
        return data.resolve("run");
    }

    private static Path projectAround(Path start) {
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("local-stack")) && Files.exists(directory.resolve("pom.xml"))) {
                return directory;
            }
        }
        throw new ServerFailure("no project around " + start);
    }

    private static int port(Map<String, String> environment, String name, int otherwise) {
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_000) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below
        }
        throw new ServerFailure(name + "=" + text + " is no port: a number from 1 to 65000 is");
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
