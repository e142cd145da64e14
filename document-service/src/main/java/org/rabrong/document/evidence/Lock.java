package org.rabrong.document.evidence;

/** Why a file cannot be attached now. */
public enum Lock {
    /** The bureau has certified the value; it must withdraw its decision first. */
    CONFIRMED,
    /** What an earlier round reported and decided stays in force (spec §5). */
    CARRIED_FORWARD,
    /** The side's window is closed, and for the office neither a reopening nor a fix-by date of the item is in force. */
    WINDOW_CLOSED
}
