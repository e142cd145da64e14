package org.rabrong.rules;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one variable at one office.
 *
 * @param code {@code 2.A}
 * @param id name in the formula: {@code A}
 * @param value what is reported; null when nothing is
 * @param revision of the value; 0 before the first
 * @param audit the score that the certifier gave through this item; null when none is
 */
public record VariableState(
        String code,
        String id,
        ItemStatus status,
        @Nullable BigDecimal value,
        long revision,
        @Nullable Audit audit) {

    /** A score given by a certifier, and when: of two, the later one is in force. */
    public record Audit(Score score, Instant at) {}

    public static VariableState notReported(String code, String id) {
        return new VariableState(code, id, ItemStatus.NOT_REPORTED, null, 0, null);
    }

    VariableState ifConfirmed() {
        return status == ItemStatus.AWAITING
                ? new VariableState(code, id, ItemStatus.CONFIRMED, value, revision, audit)
                : this;
    }
}
