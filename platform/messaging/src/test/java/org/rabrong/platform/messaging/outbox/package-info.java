@NullMarked
package org.rabrong.platform.messaging.outbox;

import org.jspecify.annotations.NullMarked;
