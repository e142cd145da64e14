/**
 * Offices that report and bureaus that certify. Read {@link org.rabrong.identity.organisation.OrganisationDirectory} first: a list of
 * organisations comes in, what is new or changed in it is kept and announced.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rabrong.identity.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
