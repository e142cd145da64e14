package org.rabrong.identity.organisation;

/**
 * An organisation as it is kept.
 *
 * @param revision counts its changes from 1; also the sequence of its last announcement
 */
record KnownOrganisation(Organisation organisation, long revision) {}
