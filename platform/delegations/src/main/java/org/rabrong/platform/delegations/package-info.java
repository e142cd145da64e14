/** Who certifies in a colleague's place, as told by the service that keeps it. */
@NullMarked
package org.rabrong.platform.delegations;

import org.jspecify.annotations.NullMarked;
