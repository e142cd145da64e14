package org.rabrong.identity.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organisation as the API tells it. */
record OrganisationResponse(
        String code,
        OrganisationKind kind,
        String nameTh,
        String nameEn,
        @Nullable String shortTh,
        List<String> provinces,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        long revision) {

    static OrganisationResponse from(KnownOrganisation known) {
        Organisation organisation = known.organisation();
        return new OrganisationResponse(
                organisation.code(),
                organisation.kind(),
                organisation.nameTh(),
                organisation.nameEn(),
                organisation.shortTh(),
                organisation.provinces(),
                organisation.since(),
                organisation.until(),
                known.revision());
    }
}
