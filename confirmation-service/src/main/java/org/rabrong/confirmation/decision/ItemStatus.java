package org.rabrong.confirmation.decision;

/** Where an item stands between the office that reports it and the bureau that certifies it (spec §3). */
public enum ItemStatus {
    /** ยังไม่รายงานผล: there is no value; a file without a number changes nothing. Counts 1.0000. */
    NOT_REPORTED,
    /** รอการรับรองผล: there is a value, the bureau has not decided on it. Counts 1.0000 in reports. */
    AWAITING,
    /** ไม่รับรอง: the bureau refused, with a reason. Counts 1.0000. */
    REJECTED,
    /** รับรองผล: the bureau certified the value, or gave the score itself. Locked for the office. */
    CONFIRMED
}
