package org.rabrong.submission.spreadsheet;

import java.time.Instant;
import java.util.Objects;
import org.rabrong.platform.web.Violation;
import org.rabrong.submission.entry.EntryResponse;
import org.rabrong.submission.entry.ReportingRules;

/** What {@link Template} writes and {@link FilledSheet} looks for. */
final class Form {

    static final String SHEET = "บันทึกข้อมูล";

    /** Nobody sees it: which round and office, and what stood in each row. */
    static final String HIDDEN = "rabrong";

    static final String VERSION = "1";

    /** Rows above the first item. */
    static final int HEAD = 4;

    /** In the sheet's order. */
    enum Column {
        CODE("รหัสตัวแปร", 10),
        INDICATOR("ตัวชี้วัดย่อย", 10),
        NAME("ตัวแปร", 46),
        UNIT("หน่วยนับ", 10),
        MIN("ค่าต่ำสุด", 10),
        MAX("ค่าสูงสุด", 14),
        DECIMALS("ทศนิยม", 8),
        PREVIOUS("ค่ารอบก่อน", 14),
        VALUE("ค่าที่รายงาน", 18),
        REMARK("หมายเหตุ", 50);

        final String heading;
        final int width;

        Column(String heading, int width) {
            this.heading = heading;
            this.width = width;
        }

        /** From 0. */
        @SuppressWarnings("EnumOrdinal")
        int index() {
            return ordinal();
        }
    }

    private Form() {}

    /** Why the office cannot change a locked item, as a fault of the given place. */
    static Violation whyLocked(String place, EntryResponse entry, Instant now) {
        ReportingRules.Lock lock = Objects.requireNonNull(entry.lockedBecause());
        return switch (lock) {
            case CONFIRMED -> Violation.of(place, "item-confirmed");
            case CARRIED_FORWARD ->
                Violation.of(place, "item-carried-forward", Objects.requireNonNull(entry.carriedFrom()));
            case WINDOW_CLOSED -> {
                boolean toCome =
                        now.atZone(ReportingRules.BANGKOK).toLocalDate().isBefore(entry.opens());
                yield Violation.of(place, "window-closed", toCome ? "to-come" : "over", entry.opens(), entry.closes());
            }
        };
    }
}
