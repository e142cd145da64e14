package org.rabrong.platform.messaging.outbox;

import org.rabrong.platform.messaging.cloudevent.CloudEvent;

/** An event that waits to be sent. */
record OutboxRow(long id, CloudEvent event) {}
