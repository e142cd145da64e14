package org.rabrong.platform.web.limits;

import java.io.IOException;

/** The body turned out to be longer than allowed while it was being read. */
public final class BodyTooLargeException extends IOException {

    private final long limit;

    BodyTooLargeException(long limit) {
        super("The body is longer than " + limit + " bytes");
        this.limit = limit;
    }

    /** In bytes. */
    public long limit() {
        return limit;
    }
}
