package org.rabrong.document.evidence.messaging;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.evidence.ItemTable;

/** A window lasts longer for some items, or no more (schema {@code window-extension.json}). */
record WindowExtended(
        String round,
        UUID id,
        String window,
        LocalDate until,
        @Nullable String bureau,
        @Nullable String office,
        @Nullable String variable,
        boolean revoked) {

    static final String TYPE = "org.rabrong.rounds.window-extended.v1";

    ItemTable.Extension toExtension() {
        return new ItemTable.Extension(round, id, window, until, bureau, office, variable);
    }
}
