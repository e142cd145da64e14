package org.rabrong.confirmation.history;

import org.jspecify.annotations.Nullable;

/**
 * Where a chain first breaks, and how.
 *
 * @param position in the chain; for {@link Kind#ITEM} the last entry that was read
 * @param item {@code round/variable/office} that the entry is about, where it can be told
 */
public record ChainFault(Kind kind, long position, @Nullable String item) {

    /** Each is part of the API. */
    public enum Kind {
        /** The entry, or the hash that it was given, is not as it was written. */
        CHANGED,
        /** There is no entry at the position. */
        MISSING,
        /** The position is there twice. */
        REPEATED,
        /** The entries do not end where the chain's end is kept: entries were taken from the end or put there, or the end itself was changed. */
        END,
        /** The hash at the position is not the one that an earlier verification found there: the chain was computed anew. */
        REWRITTEN,
        /** The hash at the position is not the one that was asked for. */
        ANCHOR,
        /** The item has another number of steps than entries. */
        ITEM
    }
}
