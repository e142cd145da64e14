package org.rabrong.confirmation.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.history.HistorySearch.Found;

/** A step with the item that it belongs to, and what that is called now. */
record FoundResponse(
        String round,
        String variable,
        String office,
        @Nullable String variableName,
        @Nullable String officeName,
        @Nullable String organisationName,
        @JsonUnwrapped StepResponse step) {

    static FoundResponse from(Found found) {
        HistoryEntry entry = found.chained().entry();
        return new FoundResponse(
                entry.round(),
                entry.variable(),
                entry.office(),
                found.variableName(),
                found.officeName(),
                found.organisationName(),
                StepResponse.from(found.chained()));
    }
}
