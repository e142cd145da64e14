/**
 * What a bureau asks psdg for by official letter: AUDIT or carry-forward (spec §5). Start with {@link
 * org.rabrong.indicator.permission.PermissionDesk}.
 */
@ApplicationModule(
        displayName = "Permissions",
        allowedDependencies = {"plan", "round"})
@NullMarked
package org.rabrong.indicator.permission;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
