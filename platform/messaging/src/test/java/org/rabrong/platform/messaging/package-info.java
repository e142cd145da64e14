@NullMarked
package org.rabrong.platform.messaging;

import org.jspecify.annotations.NullMarked;
