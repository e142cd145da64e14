package org.rabrong.platform.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The project's {@code docker-compose.yml}, the one place that names images. */
record ComposeFile(String text) {

    static ComposeFile ofThisProject() {
        for (Path directory = Path.of("").toAbsolutePath(); directory != null; directory = directory.getParent()) {
            Path file = directory.resolve("docker-compose.yml");
            if (Files.exists(file)) {
                try {
                    return new ComposeFile(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        throw new IllegalStateException("no docker-compose.yml here or above");
    }

    String image(String service) {
        Matcher image = Pattern.compile("(?m)^  " + Pattern.quote(service) + ":\\n(?: {4}.*\\n)*? {4}image: *(\\S+)")
                .matcher(text);
        if (!image.find()) {
            throw new IllegalStateException("docker-compose.yml names no image for " + service);
        }
        return image.group(1);
    }
}
