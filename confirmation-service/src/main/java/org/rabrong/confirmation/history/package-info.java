/** What happened to each item: who, for which organisation, when, what, old and new, why (spec §3). Only ever added to. */
@NullMarked
@ApplicationModule(displayName = "History", allowedDependencies = "projection")
package org.rabrong.confirmation.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
