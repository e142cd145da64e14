/** What the platform knows about the person who calls. */
@ApplicationModule(allowedDependencies = "organisation")
@NullMarked
package org.rabrong.identity.me;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
