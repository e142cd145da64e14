/** Who the people and organisations are: the offices and bureaus, and the Keycloak realm in which people sign in. */
@NullMarked
package org.rabrong.identity;

import org.jspecify.annotations.NullMarked;
