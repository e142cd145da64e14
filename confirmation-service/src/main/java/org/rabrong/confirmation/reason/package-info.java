/** Reasons that are offered with a rejection: those of everybody and those that a bureau keeps. */
@NullMarked
@ApplicationModule(displayName = "Stored reasons", allowedDependencies = "projection")
package org.rabrong.confirmation.reason;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
