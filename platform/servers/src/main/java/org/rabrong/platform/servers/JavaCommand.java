package org.rabrong.platform.servers;

import java.nio.file.Path;

/** The JDK that runs this JVM, for its children. */
public final class JavaCommand {

    private JavaCommand() {}

    public static String path() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static String home() {
        return System.getProperty("java.home");
    }
}
