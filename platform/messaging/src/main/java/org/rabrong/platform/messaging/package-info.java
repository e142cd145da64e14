/** How services tell each other what happened: a transactional outbox, an inbox with a sequence guard, parking of what cannot be handled. */
@NullMarked
package org.rabrong.platform.messaging;

import org.jspecify.annotations.NullMarked;
