/** A small service to try the messaging with: things that move, and who has seen them. */
@NullMarked
package org.rabrong.platform.messaging.things;

import org.jspecify.annotations.NullMarked;
