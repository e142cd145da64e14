/**
 * The way of events in: {@link org.rabrong.platform.messaging.inbox.InboxListener} (READ FIRST) takes batches,
 * {@link org.rabrong.platform.messaging.inbox.InboxGuard} lets each event through once and in order,
 * {@link org.rabrong.platform.messaging.inbox.ParkingLot} keeps what cannot be handled. Internal to the platform.
 */
@NullMarked
package org.rabrong.platform.messaging.inbox;

import org.jspecify.annotations.NullMarked;
