/** What passes the gateway, where to, and with which headers. */
@NullMarked
package org.rabrong.gateway.routes;

import org.jspecify.annotations.NullMarked;
