/**
 * Offices that report and bureaus that certify. Read {@link org.rabrong.identity.organisation.OrganisationDirectory} first: whatever is
 * new or changed, by a person or from a list, is kept with its history and announced. None is ever deleted: they have dates.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.rabrong.identity.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
