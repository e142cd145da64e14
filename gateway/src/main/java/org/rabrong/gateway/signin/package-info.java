/** Who passes: sessions of browsers, bearer tokens of machines, and the access tokens behind the sessions. */
@NullMarked
package org.rabrong.gateway.signin;

import org.jspecify.annotations.NullMarked;
