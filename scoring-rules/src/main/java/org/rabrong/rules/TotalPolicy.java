package org.rabrong.rules;

/** How a sub-indicator that is not decided enters the totals; chosen per plan (spec §6). */
public enum TotalPolicy {
    /** It counts with its score, which is 1.0000. */
    UNDECIDED_COUNTS_ONE,
    /** It is left out of sum and weight. */
    LEAVE_UNDECIDED_OUT
}
