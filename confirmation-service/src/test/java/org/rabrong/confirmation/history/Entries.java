package org.rabrong.confirmation.history;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Entries to start a test from. */
final class Entries {

    private Entries() {}

    static HistoryEntry confirmed(String round, String variable, String office, long sequence) {
        return entry(round, variable, office, sequence, "confirmed", new BigDecimal("412"), "ครบถ้วน");
    }

    static HistoryEntry entry(
            String round,
            String variable,
            String office,
            long sequence,
            String step,
            @Nullable BigDecimal value,
            @Nullable String reason) {
        return new HistoryEntry(
                round,
                variable,
                office,
                sequence,
                step,
                Instant.parse("2016-05-02T08:00:00.123456Z").plusSeconds(sequence),
                "b1f7",
                "นางสาวผู้รับรอง ใจดี",
                "BTL",
                "AWAITING",
                "CONFIRMED",
                new BigDecimal("411.50"),
                value,
                3,
                null,
                null,
                null,
                reason,
                null,
                null,
                null);
    }

    /** With something in every column. */
    static HistoryEntry full(String round, String variable, String office, long sequence) {
        return new HistoryEntry(
                round,
                variable,
                office,
                sequence,
                "audit-scored",
                Instant.parse("2016-05-02T08:00:00.000001Z"),
                "b1f7",
                "ผู้รับรอง \"BTL\", 𝒳",
                "BTL",
                "AWAITING",
                "CONFIRMED",
                new BigDecimal("411.50"),
                new BigDecimal("-0.000"),
                3,
                new BigDecimal("4"),
                new BigDecimal("4.5"),
                new BigDecimal("3.7350"),
                "เหตุผล\nสองบรรทัด",
                LocalDate.parse("2016-05-31"),
                LocalDate.parse("2016-06-01"),
                "krs-2558-12m");
    }
}
