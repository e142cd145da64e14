package org.rabrong.document.evidence;

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
 * @param name made harmless
 * @param contentType by the bytes and the name's ending
 */
record ReceivedFile(Path path, String name, String contentType, long size, String sha256) {

    private static final Tika TIKA = new Tika();

    /** Reads it once, a buffer at a time. */
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
