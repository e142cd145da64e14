package org.rabrong.document.letter.web;

import java.time.Instant;
import java.util.UUID;
import org.rabrong.document.letter.Letter;

/**
 * A letter as it is shown.
 *
 * @param uploadedBy name of the person
 */
record LetterResponse(
        UUID id,
        String fileName,
        long size,
        String contentType,
        String sha256,
        String bureau,
        String uploadedBy,
        Instant uploadedAt) {

    static LetterResponse from(Letter letter) {
        return new LetterResponse(
                letter.id(),
                letter.fileName(),
                letter.size(),
                letter.contentType(),
                letter.sha256(),
                letter.bureau(),
                letter.byName(),
                letter.at());
    }
}
