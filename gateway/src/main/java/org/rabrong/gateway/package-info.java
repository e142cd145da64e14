/** The one door: sign-in, token relay, routes, and the web UI on one origin. */
@NullMarked
package org.rabrong.gateway;

import org.jspecify.annotations.NullMarked;
