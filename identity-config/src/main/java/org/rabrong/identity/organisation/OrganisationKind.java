package org.rabrong.identity.organisation;

/** What an organisation does on the platform (spec §1). */
public enum OrganisationKind {
    /** สพป.: primary education service area office; reports. */
    PRIMARY,
    /** สพม.: secondary education service area office; reports. */
    SECONDARY,
    /** สำนักส่วนกลาง: central bureau; certifies. */
    BUREAU;

    /** Offices report, bureaus do not. */
    public boolean reports() {
        return this != BUREAU;
    }
}
