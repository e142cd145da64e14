package org.rabrong.submission.entry;

import org.jspecify.annotations.Nullable;

/**
 * Last round's value of an item: of the latest earlier round of the same plan in which the office was asked for the variable.
 *
 * @param value as it stands there, null if nothing was reported
 */
public record Previous(String round, @Nullable String value) {}
