/** What people read: score cards, the table of all offices, and why a score is what it is. */
@ApplicationModule(displayName = "Reports", allowedDependencies = "score")
@NullMarked
package org.rabrong.scoring.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
