package org.rabrong.platform.messaging;

import java.util.List;

/**
 * Keeps events in the caller's own transaction; a relay sends them after the commit, in order per key, at least once.
 * Both methods need a running transaction and fail without one.
 *
 * <p>The order of a key's events is the order in which its transactions append them, so writers of one key must follow each other: the
 * sequence is the aggregate's own counter, changed in the same transaction under its row lock or version check.
 */
public interface Outbox {

    void append(OutboxEvent event);

    /** One round trip to the database for any number of events. */
    void appendAll(List<OutboxEvent> events);
}
