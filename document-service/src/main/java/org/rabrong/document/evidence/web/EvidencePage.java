package org.rabrong.document.evidence.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rabrong.document.evidence.Evidence;

/** Files of an item; {@code next} is the cursor of the following page. */
record EvidencePage(List<EvidenceResponse> items, @Nullable String next) {

    /** From one row more than a page has, when there is one. */
    static EvidencePage from(List<Evidence> found, int limit) {
        List<Evidence> shown = found.size() > limit ? found.subList(0, limit) : found;
        return new EvidencePage(
                shown.stream().map(EvidenceResponse::from).toList(),
                found.size() > limit ? String.valueOf(shown.getLast().sequence()) : null);
    }
}
