package org.rabrong.document.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of an item. It never changes: a new version is new evidence.
 *
 * @param sequence counts the item's files from 1
 * @param fileName as sent, made harmless ({@code FileName})
 * @param contentType as found in the bytes, not as claimed
 * @param size bytes, 1 to {@link org.rabrong.document.file.ReceivedFile#MAX_BYTES}
 * @param sha256 of the bytes, 64 hexadecimal digits
 * @param objectKey where the bytes are
 */
public record Evidence(
        UUID id,
        ItemId item,
        int sequence,
        Side side,
        String fileName,
        String contentType,
        long size,
        String sha256,
        @Nullable String description,
        String objectKey,
        By by,
        Instant at) {

    /** The person who sent it, and the organisation acted for. */
    public record By(String id, String name, String organisation) {}
}
