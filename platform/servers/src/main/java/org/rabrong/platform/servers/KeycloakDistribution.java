package org.rabrong.platform.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Keycloak unpacked and built ({@code kc.sh build}), once for each set of provider jars. */
final class KeycloakDistribution {

    /** What is settled when Keycloak is built; a change makes another build. */
    private static final List<String> BUILD = List.of(
            "build",
            "--db=postgres",
            "--health-enabled=true",
            "--metrics-enabled=true",
            "--http-relative-path=" + KeycloakServer.PATH,
            "--http-management-relative-path=/");

    private static final Pattern BUILD_NOTES = Pattern.compile("META-INF/(MANIFEST\\.MF|maven/.+)");
    private static final Duration UNUSED = Duration.ofDays(7);

    private KeycloakDistribution() {}

    /** Runs one of its programs to the end. */
    interface Runner {
        void run(List<String> command, Map<String, String> environment) throws IOException;
    }

    static Path with(List<Path> providers, Runner runner) throws IOException {
        String version = Artifacts.version("keycloak");
        String prefix = "keycloak-" + version + "-";
        Path built = ServerCache.once(prefix + fingerprint(providers), directory -> {
            try (var in = new GzipCompressorInputStream(
                    new BufferedInputStream(Files.newInputStream(Path.of(Artifacts.classPath("keycloak")))))) {
                Tar.unpack(in, directory);
            }
            Path home = directory.resolve("keycloak-" + version);
            for (Path provider : providers) {
                Files.copy(
                        provider,
                        home.resolve("providers").resolve(provider.getFileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            var command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString()));
            command.addAll(BUILD);
            runner.run(command, environment());
        });
        Files.setLastModifiedTime(built, FileTime.from(Clock.systemUTC().instant()));
        removeUnused(prefix, built);
        return built.resolve("keycloak-" + version);
    }

    static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", JavaCommand.home(),
                "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx320m",
                "JAVA_OPTS_APPEND",
                        "-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Duser.language=en -Duser.country=US");
    }

    /** Of what is in the jars: building the same jar again does not count, though its dates differ. */
    private static String fingerprint(List<Path> providers) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String option : BUILD) {
                digest.update(option.getBytes(StandardCharsets.UTF_8));
            }
            for (Path provider : providers.stream()
                    .sorted(Comparator.comparing(Path::getFileName))
                    .toList()) {
                try (var jar = new ZipFile(provider.toFile())) {
                    for (ZipEntry entry : jar.stream()
                            .filter(entry -> !entry.isDirectory())
                            .filter(entry ->
                                    !BUILD_NOTES.matcher(entry.getName()).matches())
                            .sorted(Comparator.comparing(ZipEntry::getName))
                            .toList()) {
                        digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
                        try (var in = jar.getInputStream(entry)) {
                            digest.update(in.readAllBytes());
                        }
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each build takes 400 MB; those of a theme that has changed since are not wanted again. */
    private static void removeUnused(String prefix, Path current) throws IOException {
        Instant longAgo = Clock.systemUTC().instant().minus(UNUSED);
        try (var directories = Files.list(ServerCache.directory())) {
            for (Path other : directories
                    .filter(Files::isDirectory)
                    .filter(directory -> directory.getFileName().toString().startsWith(prefix))
                    .filter(directory -> !directory.equals(current))
                    .toList()) {
                if (Files.getLastModifiedTime(other).toInstant().isBefore(longAgo)) {
                    ServerCache.remove(other);
                }
            }
        }
    }
}
