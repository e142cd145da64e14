package org.rabrong.identity.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about an organisation, before it is known to be right: blanks around words are gone, everything else may be missing or
 * wrong. {@link OrganisationRules} judges it.
 */
record Description(
        @Nullable String code,
        @Nullable OrganisationKind kind,
        @Nullable String nameTh,
        @Nullable String nameEn,
        @Nullable String shortTh,
        List<@Nullable String> provinces,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    Description {
        code = stripped(code);
        nameTh = stripped(nameTh);
        nameEn = stripped(nameEn);
        shortTh = stripped(shortTh);
        provinces = Collections.unmodifiableList(new ArrayList<>(provinces));
    }

    static Description of(Organisation organisation) {
        return new Description(
                organisation.code(),
                organisation.kind(),
                organisation.nameTh(),
                organisation.nameEn(),
                organisation.shortTh(),
                new ArrayList<>(organisation.provinces()),
                organisation.since(),
                organisation.until());
    }

    /** @throws NullPointerException unless no rule is broken */
    Organisation organisation() {
        return new Organisation(
                Objects.requireNonNull(code),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(nameTh),
                Objects.requireNonNull(nameEn),
                shortTh,
                provinces.stream().map(Objects::requireNonNull).toList(),
                since,
                until);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
