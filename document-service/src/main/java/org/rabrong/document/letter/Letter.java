package org.rabrong.document.letter;

import java.time.Instant;
import java.util.UUID;

/**
 * A letter. It never changes: whoever errs sends another one.
 *
 * @param bureau that it belongs to
 * @param fileName as sent, made harmless
 * @param contentType as found in the bytes
 * @param size bytes, 1 to {@link org.rabrong.document.file.ReceivedFile#MAX_BYTES}
 * @param sha256 of the bytes, 64 hexadecimal digits
 * @param objectKey where the bytes are
 * @param byId subject of the person who sent it, called {@code byName}
 */
public record Letter(
        UUID id,
        String bureau,
        String fileName,
        String contentType,
        long size,
        String sha256,
        String objectKey,
        String byId,
        String byName,
        Instant at) {}
