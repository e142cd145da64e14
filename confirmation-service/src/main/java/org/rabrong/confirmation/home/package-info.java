/** The bureau's home: what waits, what is new, what is overdue, who is slow to answer. Only reads. */
@NullMarked
@ApplicationModule(
        displayName = "Home",
        allowedDependencies = {"decision", "projection"})
package org.rabrong.confirmation.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
