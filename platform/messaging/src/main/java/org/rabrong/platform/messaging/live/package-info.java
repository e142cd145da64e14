/** Hears events as they happen, for screens. */
@NullMarked
package org.rabrong.platform.messaging.live;

import org.jspecify.annotations.NullMarked;
