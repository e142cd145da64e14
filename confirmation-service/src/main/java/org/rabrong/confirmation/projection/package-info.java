/**
 * What other services told: plans, windows, organisations, evidence, scores. Topics arrive in any order relative to each
 * other, so each is stored as it comes and they meet only when read.
 */
@NullMarked
@ApplicationModule(
        displayName = "Projections",
        allowedDependencies = {})
package org.rabrong.confirmation.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
