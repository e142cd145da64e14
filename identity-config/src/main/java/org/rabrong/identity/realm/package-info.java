/**
 * The Keycloak realm in which everybody signs in. Read {@link org.rabrong.identity.realm.RealmProvisioner} first: what should be there, in
 * order; the files beside it in {@code resources/realm} say how each part looks.
 */
@ApplicationModule(allowedDependencies = "organisation")
@NullMarked
package org.rabrong.identity.realm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
