/** Tests of the package over HTTP and events. */
@NullMarked
package org.rabrong.confirmation.projection;

import org.jspecify.annotations.NullMarked;
