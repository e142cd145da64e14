package org.rabrong.document.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Violation;
import org.springframework.web.multipart.MultipartFile;

/** The member {@code file} of a form. */
public final class FileForm {

    private FileForm() {}

    /** What is wrong with it; null when nothing is. */
    public static @Nullable Violation violation(@Nullable MultipartFile file) {
        if (file == null) {
            return Violation.of("file", "required");
        }
        return file.isEmpty() ? Violation.of("file", "empty-file") : null;
    }

    /** The container has written the part to the disk already: it is moved, not copied, and goes when the work is done. */
    public static <T> T received(MultipartFile file, Function<ReceivedFile, T> work) {
        try {
            Path path = Files.createTempFile("rabrong-file-", null);
            try {
                file.transferTo(path.toFile());
                return work.apply(ReceivedFile.of(path, Objects.requireNonNullElse(file.getOriginalFilename(), "")));
            } finally {
                Files.deleteIfExists(path);
            }
        } catch (IOException diskFailure) {
            throw new UncheckedIOException(diskFailure);
        }
    }
}
