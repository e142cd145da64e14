package org.rabrong.platform.servers;

import java.nio.file.Path;
import java.util.Optional;

/** A server on this machine that can be started, stopped, killed and started again; its data outlives each run. */
public interface Server extends AutoCloseable {

    /** Short name for messages and file names, such as {@code postgres}. */
    String name();

    /**
     * Starts it and returns when it answers. Does nothing when it runs.
     *
     * @throws ServerFailure when it does not come up; the message is one line that a person can act on
     */
    void start();

    /** Ends it in its own orderly way, by force after half a minute. Does nothing when it does not run. */
    void stop();

    /** Ends it at once as {@code kill -9} does, for tests of what survives. */
    void kill();

    /** The running process, if it runs in one of its own. */
    Optional<ProcessHandle> process();

    /** Where it writes its log. */
    Path log();

    @Override
    default void close() {
        stop();
    }
}
