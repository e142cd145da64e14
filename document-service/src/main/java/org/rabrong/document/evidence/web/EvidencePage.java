package org.rabrong.document.evidence.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.evidence.DateWindow;
import org.rabrong.document.evidence.Evidence;
import org.rabrong.document.evidence.EvidenceDesk;
import org.rabrong.document.evidence.Lock;

/**
 * Files of an item.
 *
 * @param next cursor of the following page
 * @param mayAttach the reader could attach a file now
 * @param lockedBecause why not; null for who may, and for who never may
 * @param opens first day on which the reader may attach; null for who never may
 * @param closes last day, extensions, reopening and fix-by date of the item included
 */
record EvidencePage(
        List<EvidenceResponse> items,
        @Nullable String next,
        boolean mayAttach,
        @Nullable Lock lockedBecause,
        @Nullable LocalDate opens,
        @Nullable LocalDate closes) {

    /** From one row more than a page has, when there is one. */
    static EvidencePage from(EvidenceDesk.Listed listed, int limit) {
        List<Evidence> found = listed.found();
        List<Evidence> shown = found.size() > limit ? found.subList(0, limit) : found;
        DateWindow window = listed.attaching().window();
        return new EvidencePage(
                shown.stream().map(EvidenceResponse::from).toList(),
                found.size() > limit ? String.valueOf(shown.getLast().sequence()) : null,
                listed.attaching().allowed(),
                listed.attaching().lock(),
                window == null ? null : window.opens(),
                window == null ? null : window.closes());
    }
}
