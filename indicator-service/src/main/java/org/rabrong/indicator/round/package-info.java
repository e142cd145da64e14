/**
 * Reporting rounds, their windows and items. Start with {@link org.rabrong.indicator.round.RoundDesk}: one transaction per command.
 */
@ApplicationModule(displayName = "Rounds", allowedDependencies = "plan")
@NullMarked
package org.rabrong.indicator.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
