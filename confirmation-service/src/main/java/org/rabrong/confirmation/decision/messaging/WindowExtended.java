package org.rabrong.confirmation.decision.messaging;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.projection.CertificationExtensions.Extension;

/** What this service needs of {@code contracts/events/schemas/window-extension.json}. */
record WindowExtended(
        String round,
        UUID id,
        String window,
        LocalDate until,
        @Nullable String bureau,
        @Nullable String office,
        @Nullable String variable,
        boolean revoked) {

    /** Of the two windows, the one in which offices report. */
    boolean isOfReporting() {
        return window.equals("REPORTING");
    }

    boolean lengthensCertification() {
        return window.equals("CERTIFICATION") && !revoked;
    }

    Extension toExtension() {
        return new Extension(round, id, until, bureau, office, variable);
    }
}
