@NullMarked
package org.rabrong.platform.messaging.inbox;

import org.jspecify.annotations.NullMarked;
