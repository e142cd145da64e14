package org.rabrong.platform.messaging.outbox;

/** The broker did not acknowledge a batch; its events are still in the outbox. */
class EventsNotSentException extends RuntimeException {

    EventsNotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
