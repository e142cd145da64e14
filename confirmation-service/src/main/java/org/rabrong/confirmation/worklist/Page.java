package org.rabrong.confirmation.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next cursor of the following page, null on the last */
record Page<T>(List<T> items, @Nullable String next) {}
