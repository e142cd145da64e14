package org.rabrong.identity.organisation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An office or a bureau. Also the data of the event on {@code rabrong.organisations.v1}; the contract's example is tested against it.
 *
 * @param code {@code 8101}, {@code M29}, {@code BTL}; never changes and is never given to another organisation
 * @param shortTh what bureaus are called in letters ({@code สทร.}); null for offices
 * @param provinces ISO 3166-2; empty for bureaus
 * @param since first day; null: from the beginning
 * @param until last day; null: still there
 */
public record Organisation(
        String code,
        OrganisationKind kind,
        String nameTh,
        String nameEn,
        @Nullable String shortTh,
        List<String> provinces,
        @Nullable LocalDate since,
        @Nullable LocalDate until) {

    public Organisation {
        provinces = List.copyOf(provinces);
    }

    /** Both its first and its last day belong to it. */
    public boolean isThereOn(LocalDate day) {
        return (since == null || !day.isBefore(since)) && (until == null || !day.isAfter(until));
    }

    Organisation endedOn(LocalDate lastDay) {
        return new Organisation(code, kind, nameTh, nameEn, shortTh, provinces, since, lastDay);
    }
}
