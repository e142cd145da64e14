package org.rabrong.platform.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** S3 over a directory, on 127.0.0.1 ({@code org.gaul:s3proxy}), as a JVM with a class path of its own. Checks signatures. */
public final class S3Server extends ProcessServer {

    /** What an upload that was cut off leaves behind; it would appear as an object of that name. */
    private static final Pattern UNFINISHED = Pattern.compile(
            ".+-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final Path directory;
    private final int port;
    private final String accessKey;
    private final String secretKey;
    private final List<String> buckets;

    /**
     * @param directory of its data and settings; made when missing, kept between runs
     * @param buckets made when missing
     */
    public S3Server(
            Path directory,
            int port,
            String accessKey,
            String secretKey,
            List<String> buckets,
            Path log,
            Lifetime lifetime) {
        super("s3", log, lifetime);
        this.directory = directory.toAbsolutePath();
        this.port = port;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
        this.buckets = List.copyOf(buckets);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    /** Makes the bucket when it is missing; the server may be running. */
    public void createBucket(String name) throws IOException {
        Files.createDirectories(objects().resolve(name));
    }

    @Override
    protected void prepare() throws IOException {
        Files.createDirectories(objects());
        for (String bucket : buckets) {
            createBucket(bucket);
        }
        removeUnfinished(objects());
        Files.writeString(directory.resolve("logback.xml"), LOGGING);
        Path settings = directory.resolve("s3proxy.conf");
        Files.writeString(settings, """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(url(), accessKey, secretKey, objects()));
    }

    @Override
    protected List<String> command() throws IOException {
        var command = new ArrayList<>(List.of(JavaCommand.path(), "-Xmx128m"));
        command.addAll(ClassArchive.options("s3", Artifacts.classPath("s3")));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                "-cp",
                Artifacts.classPath("s3"),
                "org.gaul.s3proxy.Main",
                "--properties",
                directory.resolve("s3proxy.conf").toString()));
        return command;
    }

    /** Any answer will do: without a signature it is a refusal. */
    @Override
    protected boolean answers() throws IOException {
        return HttpProbe.status(url()) < 500;
    }

    private Path objects() {
        return directory.resolve("objects");
    }

    static void removeUnfinished(Path objects) throws IOException {
        try (var files = Files.walk(objects)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file ->
                            UNFINISHED.matcher(file.getFileName().toString()).matches())
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static final String LOGGING = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %p %logger{20} %m%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="out"/></root>
            </configuration>
            """;
}
