package org.rabrong.platform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the build knows of the servers' artifacts: their versions, and the jars of those that have a class path of their own. */
final class Artifacts {

    private static final Properties VERSIONS = versions();

    private Artifacts() {}

    static String version(String server) {
        return VERSIONS.getProperty(server);
    }

    /** @param server such as {@code kafka} */
    static String classPath(String server) {
        return read("/rabrong/servers/%s.classpath".formatted(server)).strip();
    }

    private static Properties versions() {
        var versions = new Properties();
        try (InputStream in = open("/rabrong/servers/versions.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new ServerFailure("the build is broken: " + e.getMessage(), e);
        }
        return versions;
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ServerFailure("the build is broken: " + e.getMessage(), e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = Artifacts.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("%s is not on the class path".formatted(resource));
        }
        return in;
    }
}
