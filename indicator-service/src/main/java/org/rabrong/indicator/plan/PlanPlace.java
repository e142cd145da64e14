package org.rabrong.indicator.plan;

import org.jspecify.annotations.Nullable;

/**
 * A part of a plan, and the field of it that is meant.
 *
 * @param code of the part; of the plan its id
 * @param field as in {@link PlanTree}: {@code weight}, {@code scoring.formula}; null for the part as a whole
 */
public record PlanPlace(Level level, String code, @Nullable String field) {

    /** The plan and its four levels. */
    public enum Level {
        PLAN,
        DIMENSION,
        INDICATOR,
        SUB_INDICATOR,
        VARIABLE
    }

    @Override
    public String toString() {
        return field == null ? level + " " + code : level + " " + code + " " + field;
    }
}
