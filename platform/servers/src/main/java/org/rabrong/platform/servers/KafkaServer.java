package org.rabrong.platform.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One Kafka broker that is its own KRaft controller, on 127.0.0.1, as a JVM with a class path of its own. Topics keep everything
 * unless they say otherwise.
 */
public final class KafkaServer extends ProcessServer {

    private static final String CLUSTER = "cmFicm9uZy1sb2NhbC0wMA";
    private static final List<String> FORMATTED = List.of("meta.properties", "bootstrap.checkpoint");

    private final Path directory;
    private final int port;
    private final int controllerPort;

    /**
     * @param directory of its data and settings; made when missing, kept between runs
     * @param controllerPort used only by the broker itself
     */
    public KafkaServer(Path directory, int port, int controllerPort, Path log, Lifetime lifetime) {
        super("kafka", log, lifetime);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("server.properties"), settings(directory.resolve("data")));
        Files.writeString(directory.resolve("log4j2.properties"), LOGGING);
        Path data = Files.createDirectories(directory.resolve("data"));
        Path formatted = formatted();
        for (String file : FORMATTED) {
            if (!Files.exists(data.resolve(file))) {
                Path part = data.resolveSibling(file + ".part");
                Files.copy(formatted.resolve(file), part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, data.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** An empty data directory as Kafka's own tool makes it, which takes a JVM of its own: the same for every broker, so made once. */
    private Path formatted() throws IOException {
        return ServerCache.once(
                "kafka-formatted-"
                        + Integer.toHexString(Artifacts.classPath("kafka").hashCode()),
                empty -> {
                    Path about = directory.resolve("format.properties");
                    Files.writeString(about, settings(empty));
                    run(
                            java(
                                    List.of("-Xmx128m"),
                                    "kafka.tools.StorageTool",
                                    "format",
                                    "-t",
                                    CLUSTER,
                                    "-c",
                                    about.toString()),
                            Map.of(),
                            Duration.ofMinutes(1));
                });
    }

    @Override
    protected List<String> command() throws IOException {
        var options = new ArrayList<>(List.of("-Xmx256m"));
        options.addAll(ClassArchive.options("kafka", Artifacts.classPath("kafka")));
        return java(
                options, "kafka.Kafka", directory.resolve("server.properties").toString());
    }

    private List<String> java(List<String> options, String... mainAndArguments) {
        var command = new ArrayList<>(List.of(JavaCommand.path()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dlog4j2.configurationFile=" + directory.resolve("log4j2.properties"),
                "-cp",
                Artifacts.classPath("kafka")));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    /** The broker opens its port to clients only when it has recovered its logs. */
    @Override
    protected boolean answers() throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(2_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return ApiVersionsProbe.answers(socket);
        }
    }

    private String settings(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                log.retention.ms=-1
                num.partitions=1
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                offsets.retention.minutes=525600
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(port, controllerPort, data);
    }

    private static final String LOGGING = """
            status = error
            appender.out.type = Console
            appender.out.name = out
            appender.out.layout.type = PatternLayout
            appender.out.layout.pattern = %d{yyyy-MM-dd'T'HH:mm:ss.SSS} %p %c{1} %m%n
            rootLogger.level = warn
            rootLogger.appenderRef.out.ref = out
            logger.broker.name = kafka.server.KafkaRaftServer
            logger.broker.level = info
            """;
}
