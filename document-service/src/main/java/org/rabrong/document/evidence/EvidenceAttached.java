package org.rabrong.document.evidence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file was attached to an item (schema {@code evidence.json}). */
record EvidenceAttached(
        UUID id,
        String round,
        String variable,
        String office,
        Side side,
        String fileName,
        String contentType,
        long size,
        String sha256,
        @Nullable String description,
        Evidence.By by,
        Instant at) {

    static final String TOPIC = "rabrong.evidence.v1";
    static final String TYPE = "org.rabrong.evidence.attached.v1";

    static EvidenceAttached from(Evidence evidence) {
        return new EvidenceAttached(
                evidence.id(),
                evidence.item().round(),
                evidence.item().variable(),
                evidence.item().office(),
                evidence.side(),
                evidence.fileName(),
                evidence.contentType(),
                evidence.size(),
                evidence.sha256(),
                evidence.description(),
                evidence.by(),
                evidence.at());
    }
}
