package org.rabrong.platform.messaging.cloudevent;

import org.jspecify.annotations.Nullable;

/** A record on one of our topics that is not a CloudEvent with a sequence. */
public class MalformedEventException extends RuntimeException {

    MalformedEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
