/**
 * Nobody misses a deadline unknowingly (spec §7): reminders before windows and dates end, and the list of what is undecided after the end.
 * {@link org.rabrong.confirmation.deadline.DeadlineRules} says what is told when;
 * {@link org.rabrong.confirmation.deadline.DeadlineDesk} tells it, once.
 */
@NullMarked
@ApplicationModule(displayName = "Deadlines", allowedDependencies = "projection")
package org.rabrong.confirmation.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
