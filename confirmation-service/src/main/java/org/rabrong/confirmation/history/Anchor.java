package org.rabrong.confirmation.history;

/**
 * A hash that was seen at a place of a chain before, and must be there still.
 *
 * @param hash 64 lower-case hexadecimal digits
 * @param otherwise what it means when it is not
 */
record Anchor(long position, String hash, ChainFault.Kind otherwise) {}
