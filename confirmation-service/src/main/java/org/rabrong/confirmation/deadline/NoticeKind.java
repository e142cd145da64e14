package org.rabrong.confirmation.deadline;

/** What is told. */
enum NoticeKind {
    /** To an office: the reporting window ends, and something is not reported, or refused and not corrected. */
    REPORTING_ENDS,
    /** To an office: the day to correct refused items ends. */
    FIX_BY_ENDS,
    /** To an office: items that were reopened close again, and nothing was reported since. */
    REOPENING_ENDS,
    /** To a bureau: the certification window ends, and something is undecided. */
    CERTIFICATION_ENDS,
    /** To psdg and the executives: certification has ended, and something is undecided. */
    UNDECIDED_AT_END
}
