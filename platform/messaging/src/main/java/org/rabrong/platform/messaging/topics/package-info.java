/** The catalogue of topics and their creation. Internal to the platform. */
@NullMarked
package org.rabrong.platform.messaging.topics;

import org.jspecify.annotations.NullMarked;
