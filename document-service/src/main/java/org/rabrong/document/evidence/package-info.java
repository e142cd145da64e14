/**
 * Files attached to items. Start with {@link org.rabrong.document.evidence.EvidenceDesk}; who may do what is in {@link
 * org.rabrong.document.evidence.EvidenceAccess}.
 */
@ApplicationModule(displayName = "Evidence", allowedDependencies = "file")
@NullMarked
package org.rabrong.document.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
