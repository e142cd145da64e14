package org.rabrong.document.evidence;

/** Who sent a file. */
public enum Side {
    /** The office, as proof of what it reported. */
    OFFICE,
    /** The bureau, for instance a form or a remark. */
    BUREAU
}
