package org.rabrong.platform.servers;

import org.jspecify.annotations.Nullable;

/** A server did not start, said in one line that a person can act on. */
public class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
