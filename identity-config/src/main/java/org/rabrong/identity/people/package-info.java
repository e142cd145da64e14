/** The people of an organisation, as the realm has them. */
@ApplicationModule(allowedDependencies = {"organisation", "realm"})
@NullMarked
package org.rabrong.identity.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
