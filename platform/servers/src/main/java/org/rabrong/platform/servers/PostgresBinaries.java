package org.rabrong.platform.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs for this machine, unpacked once. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    static Path directory() throws IOException {
        String archive = "postgres-%s-%s.txz".formatted(system(), processor());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new ServerFailure(
                        "there is no PostgreSQL for this machine: " + archive + " is not on the class path");
            }
            return ServerCache.once(
                    archive.replace(".txz", "") + "-" + Artifacts.version("postgres"),
                    directory -> Tar.unpack(new XZCompressorInputStream(packed), directory));
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
