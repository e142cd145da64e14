/** How large a request may be. */
@NullMarked
package org.rabrong.platform.web.limits;

import org.jspecify.annotations.NullMarked;
