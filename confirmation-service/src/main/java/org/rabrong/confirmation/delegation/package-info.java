/**
 * Who certifies in a certifier's place, and for how long (spec §2). Start with {@link org.rabrong.confirmation.delegation.DelegationDesk}; what a
 * delegation opens is in {@link org.rabrong.confirmation.delegation.DelegatedCertification}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Delegations",
        allowedDependencies = {})
package org.rabrong.confirmation.delegation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
