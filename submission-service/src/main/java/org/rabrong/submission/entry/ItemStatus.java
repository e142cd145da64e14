package org.rabrong.submission.entry;

/** Where an item stands (spec §3). */
public enum ItemStatus {
    /** ยังไม่รายงานผล: the office has given no value. */
    NOT_REPORTED,
    /** รอการรับรองผล: a value waits for the bureau. */
    AWAITING,
    /** ไม่รับรอง: the bureau did not accept, and says why. */
    REJECTED,
    /** รับรองผล: accepted; the office can no longer change it. */
    CONFIRMED
}
