package org.rabrong.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rabrong.platform.servers.FileLifetime;
import org.rabrong.platform.servers.JavaCommand;
import org.rabrong.platform.servers.Reaper;

/** A launcher in a JVM of its own, that a test can kill. */
final class Launcher {

    private final Process process;
    private final Settings settings;

    private Launcher(Process process, Settings settings) {
        this.process = process;
        this.settings = settings;
    }

    static Launcher start(Settings settings) throws IOException {
        Process process = new ProcessBuilder(
                        JavaCommand.path(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        settings.data().toString(),
                        ports(settings))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var launcher = new Launcher(process, settings);
        try (var lines = process.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.equals(Main.READY)) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new IOException("the launcher ended");
            }
        }
        launcher.servers().forEach(server -> Reaper.instance().endAtLast(server.pid()));
        return launcher;
    }

    /** The processes that it started. */
    List<ProcessHandle> servers() {
        var lifetime = new FileLifetime(settings.run());
        return Stream.of("postgres", "kafka", "s3")
                .flatMap(server -> lifetime.running(server).stream())
                .toList();
    }

    void kill() {
        process.toHandle().destroyForcibly();
        process.toHandle().onExit().join();
    }

    private static String ports(Settings settings) {
        StackPorts ports = settings.ports();
        return Stream.concat(
                        Stream.of(
                                ports.postgres(),
                                ports.kafka(),
                                ports.kafkaController(),
                                ports.keycloak(),
                                ports.keycloakManagement(),
                                ports.s3(),
                                ports.smtp(),
                                ports.mailPage()),
                        Stream.of(PlatformService.values()).map(ports::of))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Starts the servers and waits to be killed. */
    static final class Main {

        static final String READY = "ready";

        private Main() {}

        static void main(String[] arguments) throws InterruptedException {
            List<Integer> p =
                    Stream.of(arguments[1].split(",", -1)).map(Integer::valueOf).toList();
            var services = new EnumMap<PlatformService, Integer>(PlatformService.class);
            for (PlatformService service : PlatformService.values()) {
                services.put(service, p.get(8 + services.size()));
            }
            var ports = new StackPorts(
                    services, p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6), p.get(7));
            Settings settings = Settings.forTests(Path.of(arguments[0]))
                    .withPorts(ports)
                    .withServices(Set.of())
                    .withoutKeycloak()
                    .outlivingThisJvm();
            LocalStack stack = LocalStack.start(settings);
            System.out.println(READY);
            Thread.currentThread().join();
            stack.close();
        }
    }
}
