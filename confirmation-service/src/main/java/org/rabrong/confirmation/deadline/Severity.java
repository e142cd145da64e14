package org.rabrong.confirmation.deadline;

/** How soon one has to act. */
enum Severity {
    /** There are days left. */
    INFO,
    /** Three days or fewer, or the end has passed. */
    WARNING,
    /** Today or tomorrow is the last day. */
    URGENT
}
