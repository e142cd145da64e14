package org.rabrong.rules;

import java.util.Collection;

/** Status of one item (spec §3), from the weakest to the strongest: a sub-indicator is as strong as its weakest variable. */
public enum ItemStatus {
    /** ยังไม่รายงานผล: there is no value. */
    NOT_REPORTED,
    /** ไม่รับรอง: the certifier refused it. */
    REJECTED,
    /** รอการรับรองผล: the certifier's decision is to come. */
    AWAITING,
    /** รับรองผล. */
    CONFIRMED;

    /** The weakest; NOT_REPORTED of nothing. */
    static ItemStatus weakest(Collection<ItemStatus> statuses) {
        return statuses.stream().min(ItemStatus::compareTo).orElse(NOT_REPORTED);
    }
}
