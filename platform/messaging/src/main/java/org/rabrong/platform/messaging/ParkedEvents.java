package org.rabrong.platform.messaging;

import java.util.List;

/** The keys that stand still because one of their events could not be handled, and the way to get them going again. */
public interface ParkedEvents {

    /** All parked keys, oldest first. */
    List<ParkedKey> list();

    /**
     * Hands the key's waiting events to the subscription's handler, in order and in one transaction, and takes the key's new events
     * as usual from then on.
     *
     * @return how many events were handled
     * @throws IllegalArgumentException when the key is not parked or nobody subscribes to the topic
     * @throws RuntimeException when an event still fails; then the key stays parked and nothing has changed
     */
    int release(String topic, String key);
}
