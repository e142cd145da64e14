package org.rabrong.confirmation.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was found when an office's chain was read from its beginning.
 *
 * @param entries that were read
 * @param head hash of the last one, 64 lower-case hexadecimal digits
 * @param since when the first entry happened; null without entries, or where it cannot be told
 * @param fault where it first breaks; null where it holds
 */
public record VerifiedChain(
        String office,
        long entries,
        String head,
        @Nullable Instant since,
        @Nullable ChainFault fault) {

    public boolean holds() {
        return fault == null;
    }
}
