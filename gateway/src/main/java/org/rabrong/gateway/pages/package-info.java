/** The web UI that the gateway serves. */
@NullMarked
package org.rabrong.gateway.pages;

import org.jspecify.annotations.NullMarked;
