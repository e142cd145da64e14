/**
 * The tree of a programme for one fiscal year: checked, then published as a version that never changes. Start with {@link
 * org.rabrong.indicator.plan.PlanCheck}; other packages use {@link org.rabrong.indicator.plan.Plans}.
 */
@ApplicationModule(
        displayName = "Plans",
        allowedDependencies = {})
@NullMarked
package org.rabrong.indicator.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
