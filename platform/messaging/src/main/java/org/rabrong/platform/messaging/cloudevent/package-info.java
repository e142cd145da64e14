/** The form of an event on the wire. Internal to the platform. */
@NullMarked
package org.rabrong.platform.messaging.cloudevent;

import org.jspecify.annotations.NullMarked;
