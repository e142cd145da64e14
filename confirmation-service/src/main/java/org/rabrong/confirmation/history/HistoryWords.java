package org.rabrong.confirmation.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** How a file says what happened: the words of the page, and days of the Buddhist era. */
final class HistoryWords {

    private static final Map<String, String> STEPS = Map.of(
            "reported", "รายงานผล",
            "cleared", "ลบค่า",
            "changed-since-confirmed", "แก้ไขหลังรับรอง",
            "confirmed", "รับรอง",
            "rejected", "ไม่รับรอง",
            "withdrawn", "ยกเลิกการรับรองหรือไม่รับรอง",
            "reopened", "อนุญาตให้เพิ่มเติมในช่วงรับรอง",
            "audit-scored", "ให้คะแนน (AUDIT)",
            "carried-forward", "รับรองต่อเนื่อง",
            "proposed", "เสนอรับรอง");

    private static final Map<String, String> STATUSES = Map.of(
            "NOT_REPORTED", "ยังไม่รายงานผล",
            "AWAITING", "รอการรับรองผล",
            "REJECTED", "ไม่รับรอง",
            "CONFIRMED", "รับรองผล");

    private static final DateTimeFormatter DAY = formatter("d MMM yyyy");
    private static final DateTimeFormatter MOMENT = formatter("d MMM yyyy HH:mm:ss");

    private HistoryWords() {}

    /** A step that came later than these words is called by its own name. */
    static String step(String step) {
        return STEPS.getOrDefault(step, step);
    }

    static String status(String status) {
        return STATUSES.getOrDefault(status, status);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(HistoryExport.BANGKOK));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.of("th", "TH"))
                .withChronology(ThaiBuddhistChronology.INSTANCE);
    }
}
