package org.rabrong.identity.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field of an organisation that changes, as text.
 *
 * @param from null where there was nothing
 * @param to null where there is nothing any more
 */
record FieldChange(
        String field, @Nullable String from, @Nullable String to) {

    /** @param before null: everything is new */
    static List<FieldChange> between(@Nullable Organisation before, Organisation after) {
        List<FieldChange> changes = new ArrayList<>();
        compare(changes, "nameTh", before, after, Organisation::nameTh);
        compare(changes, "nameEn", before, after, Organisation::nameEn);
        compare(changes, "shortTh", before, after, Organisation::shortTh);
        compare(changes, "provinces", before, after, FieldChange::provinces);
        compare(changes, "since", before, after, Organisation::since);
        compare(changes, "until", before, after, Organisation::until);
        return changes;
    }

    private static void compare(
            List<FieldChange> changes,
            String field,
            @Nullable Organisation before,
            Organisation after,
            Function<Organisation, @Nullable Object> value) {
        String from = before == null ? null : text(value.apply(before));
        String to = text(value.apply(after));
        if (!Objects.equals(from, to)) {
            changes.add(new FieldChange(field, from, to));
        }
    }

    private static @Nullable String provinces(Organisation organisation) {
        return organisation.provinces().isEmpty() ? null : String.join(" ", organisation.provinces());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
