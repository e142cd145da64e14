package org.rabrong.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rabrong.platform.servers.HttpProbe;
import org.rabrong.platform.servers.JavaCommand;
import org.rabrong.platform.servers.Lifetime;
import org.rabrong.platform.servers.ProcessServer;
import org.rabrong.platform.servers.ServerFailure;

/** One of the platform's services as its build left it: its jar and the list of the jars that it needs. */
final class JavaService extends ProcessServer {

    private final PlatformService service;
    private final Path project;
    private final int port;
    private final Map<String, String> environment;
    private final List<String> compiler;

    /** @param shortLived half the processor time until it is ready, and slower under load for ever: for tests */
    JavaService(
            String name,
            PlatformService service,
            Path project,
            int port,
            Map<String, String> environment,
            boolean shortLived,
            Path log,
            Lifetime lifetime) {
        super(name, log, lifetime);
        this.service = service;
        this.project = project;
        this.port = port;
        this.environment = Map.copyOf(environment);
        compiler = shortLived ? List.of("-XX:TieredStopAtLevel=1") : List.of();
    }

    @Override
    protected List<String> command() throws IOException {
        List<String> command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(compiler);
        command.addAll(List.of(
                "-Xmx" + service.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                // A Thai locale would turn dates of some libraries into Buddhist years
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                classPath(project, service),
                service.mainClass()));
        return command;
    }

    /** @throws ServerFailure when there is nothing to start */
    void requireBuilt() throws IOException {
        classPath(project, service);
    }

    /** Its own jar and those that it needs. */
    static String classPath(Path project, PlatformService service) throws IOException {
        Path target = project.resolve(service.module()).resolve("target");
        if (Files.exists(target.resolve("run.classpath"))) {
            try (var jars = Files.newDirectoryStream(target, service.module() + "-*.jar")) {
                for (Path jar : jars) {
                    return jar + ":" + Files.readString(target.resolve("run.classpath")).strip();
                }
            }
        }
        throw new ServerFailure(service.module() + " is not built; ./rabrong up builds it");
    }

    @Override
    protected Map<String, String> environment() {
        return environment;
    }

    @Override
    protected Duration startPatience() {
        return Duration.ofMinutes(3);
    }

    @Override
    protected boolean answers() throws IOException {
        return HttpProbe.status("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)) == 200;
    }
}
