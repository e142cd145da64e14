package org.rabrong.platform.messaging.inbox;

import org.rabrong.platform.messaging.cloudevent.CloudEvent;

/** An event arrived before its predecessor. */
class SequenceGapException extends RuntimeException {

    SequenceGapException(CloudEvent event, long last) {
        super("gap on " + event.topic() + " for " + event.key() + ": sequence " + event.sequence() + " after " + last);
    }
}
