package org.rabrong.document.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Whether a person may attach a file to an item at this moment.
 *
 * @param sender on whose behalf; null for who never may
 * @param window the sender's days; null for who never may
 * @param lock what stands against it now; null if nothing does
 */
public record Attaching(
        @Nullable Sender sender,
        @Nullable DateWindow window,
        @Nullable Lock lock) {

    static final Attaching NEVER = new Attaching(null, null, null);

    public boolean allowed() {
        return sender != null && lock == null;
    }
}
