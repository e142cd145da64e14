/**
 * What other services said, kept for reading beside the entries: plans, rounds, certifications, evidence, scores. Topics arrive in any order relative
 * to each other, so each goes into tables of its own that are joined when read; nothing waits, nothing is dropped. Every handler writes
 * a whole batch with one statement.
 */
@ApplicationModule(
        displayName = "Projections",
        allowedDependencies = {})
@NullMarked
package org.rabrong.submission.projection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
