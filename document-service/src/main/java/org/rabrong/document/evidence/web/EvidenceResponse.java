package org.rabrong.document.evidence.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.evidence.Evidence;

/**
 * A file as it is shown.
 *
 * @param side OFFICE or BUREAU: who sent it
 * @param uploadedBy name of the person
 */
record EvidenceResponse(
        UUID id,
        String fileName,
        long size,
        String contentType,
        String sha256,
        @Nullable String description,
        String side,
        String uploadedBy,
        Instant uploadedAt,
        String round) {

    static EvidenceResponse from(Evidence evidence) {
        return new EvidenceResponse(
                evidence.id(),
                evidence.fileName(),
                evidence.size(),
                evidence.contentType(),
                evidence.sha256(),
                evidence.description(),
                evidence.side().name(),
                evidence.by().name(),
                evidence.at(),
                evidence.item().round());
    }
}
