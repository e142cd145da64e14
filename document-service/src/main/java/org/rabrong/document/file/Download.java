package org.rabrong.document.file;

import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answer that carries a file: always an attachment of unknown type, so that no browser ever runs what somebody sent. */
public final class Download {

    private Download() {}

    /** @param bytes closed when they are sent */
    public static ResponseEntity<InputStreamResource> of(String fileName, long size, InputStream bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(size)
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentHeader.of(fileName))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .body(new InputStreamResource(bytes));
    }
}
