/** รายการมอบหมายตัวชี้วัด: who reports and who certifies what, by indicator, bureau and office, as a list and as Excel. */
@ApplicationModule(
        displayName = "Assignments",
        allowedDependencies = {"plan", "round :: items"})
@NullMarked
package org.rabrong.indicator.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
