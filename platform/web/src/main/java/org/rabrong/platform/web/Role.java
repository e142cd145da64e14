package org.rabrong.platform.web;

/** What a person may be for an organisation (spec §2). */
public enum Role {
    /** Reports values for one office. */
    REPORTER,
    /** Decides on the variables of one bureau. */
    CERTIFIER,
    /** Belongs to one bureau and may do nothing by that alone; a certifier of the bureau can lend such a person the own role for a while. */
    STAFF,
    /** Public Sector Development Group: administration of the whole platform. */
    PSDG,
    /** Reads every report. */
    EXECUTIVE,
    /** A machine that reads the API with its own client. */
    INTEGRATOR
}
