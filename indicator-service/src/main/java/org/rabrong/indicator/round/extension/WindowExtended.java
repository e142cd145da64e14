package org.rabrong.indicator.round.extension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.round.items.Actor;

/** Event: an extension as it is from now on; replaces what was said before with the same id. */
record WindowExtended(
        String round,
        UUID id,
        Extension.Window window,
        LocalDate until,
        @Nullable String bureau,
        @Nullable String office,
        @Nullable String variable,
        String reason,
        boolean revoked,
        Actor by,
        Instant at) {

    static final String TYPE = "org.rabrong.rounds.window-extended.v1";

    static WindowExtended from(Extension extension) {
        Extension.Scope scope = extension.scope();
        Extension.Revocation revoked = extension.revoked();
        return new WindowExtended(
                extension.round(),
                extension.id(),
                extension.window(),
                extension.until(),
                scope.bureau(),
                scope.office(),
                scope.variable(),
                revoked == null ? extension.reason() : revoked.reason(),
                revoked != null,
                revoked == null ? extension.by() : revoked.by(),
                revoked == null ? extension.at() : revoked.at());
    }
}
