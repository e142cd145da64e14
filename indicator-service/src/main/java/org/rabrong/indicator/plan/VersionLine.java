package org.rabrong.indicator.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A publication as it is listed.
 *
 * @param by name of the person; null for the file that the plan began with
 */
record VersionLine(
        String plan,
        int version,
        Instant publishedAt,
        @Nullable String by,
        @Nullable String note) {}
