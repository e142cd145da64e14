package org.rabrong.platform.messaging.topics;

/** The broker cannot be asked just now whether the topics exist. */
public class TopicsUnavailableException extends RuntimeException {

    TopicsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
