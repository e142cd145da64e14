package org.rabrong.indicator.plan;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rabrong.indicator.plan.PlanPlace.Level;

/**
 * One change of a draft, as it is kept.
 *
 * @param code of the part that was changed, as it was called after the change
 * @param fields that were changed
 * @param by name of the person
 */
record DraftStep(
        Action action,
        Level level,
        String code,
        List<String> fields,
        @Nullable String by,
        Instant at) {

    enum Action {
        ADD,
        CHANGE,
        REMOVE,
        MOVE,
        /** Name, policy or deviation of the plan. */
        PLAN,
        /** All of it, from a file. */
        IMPORT,
        /** A switch that a bureau asked for. */
        PERMISSION
    }

    /** What a person did, without who and when. */
    record What(Action action, Level level, String code, List<String> fields) {}

    /** For people: {@code แก้ไขน้ำหนักของตัวชี้วัดย่อย 1.1.1}. */
    String text(Locale locale) {
        String named = fields.stream()
                .map(field -> PlanTexts.word(locale, "field", field))
                .collect(Collectors.joining(", "));
        return PlanTexts.text(locale, "step." + action, PlanTexts.word(locale, "level", level.name()), code, named);
    }
}
