/** A write with an {@code Idempotency-Key} happens once, however often it is sent. */
@NullMarked
package org.rabrong.platform.web.idempotency;

import org.jspecify.annotations.NullMarked;
