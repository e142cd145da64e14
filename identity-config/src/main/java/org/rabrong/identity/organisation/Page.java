package org.rabrong.identity.organisation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** @param next the cursor of the following page; null on the last */
record Page<T>(List<T> items, @Nullable String next) {

    static <T> Page<T> of(Stream<T> found, int limit, Function<T, String> cursor) {
        List<T> more = found.limit(limit + 1L).toList();
        return more.size() <= limit
                ? new Page<>(more, null)
                : new Page<>(more.subList(0, limit), cursor.apply(more.get(limit - 1)));
    }
}
