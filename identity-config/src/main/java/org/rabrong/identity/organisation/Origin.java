package org.rabrong.identity.organisation;

/** Where a change of an organisation came from. */
enum Origin {
    /** The list that comes with the platform. */
    SHIPPED,
    /** One organisation, changed by a person. */
    SCREEN,
    /** A whole list from a file. */
    IMPORT
}
