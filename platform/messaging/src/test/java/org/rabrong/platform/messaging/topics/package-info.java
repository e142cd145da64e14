@NullMarked
package org.rabrong.platform.messaging.topics;

import org.jspecify.annotations.NullMarked;
