package org.rabrong.platform.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.rabrong.platform.servers.Reaper;
import org.rabrong.platform.servers.Server;

/**
 * The servers of this test run, each started when it is first needed; they and their data go with the JVM. Embedded unless the
 * system property {@code rabrong.test.servers} is {@code containers} ({@code -Pcontainers}).
 */
public final class TestServers {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Queue<KafkaBroker> EMPTIED = new ConcurrentLinkedQueue<>();
    private static final ServerSource SOURCE =
            System.getProperty("rabrong.test.servers", "embedded").equals("containers")
                    ? new ContainerServers()
                    : new EmbeddedServers();

    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
    }

    private TestServers() {}

    private static final class Postgres {
        static final TestPostgres SERVER = SOURCE.startPostgres();
    }

    private static final class S3 {
        static final ServerSource.S3 SERVER = SOURCE.startS3();
    }

    private static final class Post {
        static final TestMail SERVER = SOURCE.startMail();
    }

    private static final class Keycloak {
        static final TestKeycloak SERVER = SOURCE.startKeycloak(Postgres.SERVER, providers());

        /** Jars with themes and extensions that the module under test wants built in. */
        private static List<Path> providers() {
            String paths = System.getProperty("rabrong.test.keycloak.providers", "");
            return Arrays.stream(paths.split(File.pathSeparator, -1))
                    .filter(path -> !path.isBlank())
                    .map(Path::of)
                    .toList();
        }
    }

    /** The one PostgreSQL of this run; a test that kills it must start it again. */
    public static Server postgres() {
        return Postgres.SERVER.server();
    }

    /** An empty database with an owner of its own. */
    public static TestDatabase newDatabase() {
        return Postgres.SERVER.newDatabase("rabrong_test_" + COUNT.incrementAndGet());
    }

    /** Another role for that database, which owns nothing. */
    public static TestDatabase newWorker(TestDatabase database) {
        return Postgres.SERVER.newWorker(database);
    }

    /**
     * A broker without topics: contexts of one run would otherwise read each other's events. It may be one that a closed context left and
     * that was emptied.
     */
    public static TestKafka newKafka() {
        KafkaBroker left = EMPTIED.poll();
        return new TestKafka(left == null ? SOURCE.startKafka() : left, EMPTIED::add);
    }

    /** An empty bucket on the one S3 server of this run. */
    public static TestBucket newBucket() {
        return S3.SERVER.newBucket("rabrong-test-" + COUNT.incrementAndGet());
    }

    /** The one mail server of this run. */
    public static TestMail mail() {
        return Post.SERVER;
    }

    /** The one Keycloak of this run, its data in the one PostgreSQL. */
    public static TestKeycloak keycloak() {
        return Keycloak.SERVER;
    }

    /** Whether the run is over: nothing that is left is wanted again. */
    static boolean isEnding() {
        return ending;
    }

    static Path newDirectory(String server) {
        try {
            Path directory = Files.createTempDirectory("rabrong-test-" + server + "-");
            Reaper.instance().removeAtLast(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
