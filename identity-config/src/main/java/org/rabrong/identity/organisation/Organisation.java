package org.rabrong.identity.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An office or a bureau. Also the data of the event on {@code rabrong.organisations.v1} and a row of the HTTP answer: all three say the
 * same, and the contract's example is tested against it.
 *
 * @param code {@code 8101}, {@code M29}, {@code BTL}
 * @param shortTh what bureaus are called in letters ({@code สทร.}); null for offices
 * @param provinces ISO 3166-2; empty for bureaus
 */
public record Organisation(
        String code,
        OrganisationKind kind,
        String nameTh,
        String nameEn,
        @Nullable String shortTh,
        List<String> provinces) {

    public Organisation {
        provinces = List.copyOf(provinces);
    }
}
