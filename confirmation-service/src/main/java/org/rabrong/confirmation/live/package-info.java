/** Tells those who look at a worklist what changes in it, as it happens (server-sent events). Hints, never the truth. */
@NullMarked
@ApplicationModule(
        displayName = "Live changes",
        allowedDependencies = {"decision", "projection"})
package org.rabrong.confirmation.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
