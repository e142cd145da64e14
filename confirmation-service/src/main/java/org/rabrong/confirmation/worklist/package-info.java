/** The certifier's two views, as the manual has them: ตามตัวชี้วัด (one variable, all offices) and ตามหน่วยงาน (one office, all variables). */
@NullMarked
@ApplicationModule(
        displayName = "Worklists",
        allowedDependencies = {"decision", "decision::web", "projection"})
package org.rabrong.confirmation.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
