package org.rabrong.document.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.tika.Tika;

/**
 * A file that has come and lies on our disk for the moment.
 *
 * @param name made harmless ({@link FileName})
 * @param size bytes, 1 to {@link #MAX_BYTES}
 * @param contentType by the bytes and the name's ending, not as claimed
 * @param sha256 of the bytes, 64 hexadecimal digits
 */
public record ReceivedFile(Path path, String name, String contentType, long size, String sha256) {

    /** Largest file: 10 MB (spec §4). The container refuses a longer one while it comes in ({@code spring.servlet.multipart}). */
    public static final long MAX_BYTES = 10L * 1024 * 1024;

    private static final Tika TIKA = new Tika();

    /**
     * Reads it, a buffer at a time.
     *
     * @param givenName as the person's machine calls it
     */
    static ReceivedFile of(Path path, String givenName) {
        String name = FileName.harmless(givenName);
        try {
            String contentType;
            try (InputStream bytes = Files.newInputStream(path)) {
                contentType = TIKA.detect(bytes, name);
            }
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long size;
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(path), digest)) {
                size = bytes.transferTo(OutputStream.nullOutputStream());
            }
            return new ReceivedFile(
                    path, name, contentType, size, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
