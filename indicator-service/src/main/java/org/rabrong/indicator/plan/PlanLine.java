package org.rabrong.indicator.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is listed.
 *
 * @param version the published one; null where nothing is published yet
 * @param draft for psdg only
 */
record PlanLine(
        String plan,
        String programme,
        String nameTh,
        int fiscalYear,
        @Nullable Integer version,
        @Nullable DraftLine draft) {

    /** @param changedBy name of the person; null for the file that the plan began with */
    record DraftLine(
            int revision, Instant changedAt, @Nullable String changedBy, boolean differs) {}
}
