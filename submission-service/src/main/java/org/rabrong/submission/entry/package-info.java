/**
 * What an office reports for one item: the value, its revision, and whether it may still be changed. Start with {@link
 * org.rabrong.submission.entry.ReportingRules}.
 */
@ApplicationModule(
        displayName = "Entries",
        allowedDependencies = {})
@NullMarked
package org.rabrong.submission.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
