package org.rabrong.platform.web;

/** What a person may be for an organisation (spec §2). */
public enum Role {
    /** Reports values for one office. */
    REPORTER,
    /** Decides on the variables of one bureau. */
    CERTIFIER,
    /** Public Sector Development Group: administration of the whole platform. */
    PSDG,
    /** Reads every report. */
    EXECUTIVE,
    /** A machine that reads the API with its own client. */
    INTEGRATOR
}
