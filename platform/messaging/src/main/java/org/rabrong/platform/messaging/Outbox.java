package org.rabrong.platform.messaging;

import java.util.List;

/**
 * Keeps events in the caller's own transaction; a relay sends them after the commit, in order per key, at least once.
 * Both methods need a running transaction and fail without one.
 */
public interface Outbox {

    void append(OutboxEvent event);

    /** One round trip to the database for any number of events. */
    void appendAll(List<OutboxEvent> events);
}
