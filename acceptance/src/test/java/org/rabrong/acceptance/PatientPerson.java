package org.rabrong.acceptance;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.rabrong.acceptance.Caller.Answer;

/**
 * Sends a command again, under the same idempotency key, until the platform says yes or gives a reason: what a browser does for a
 * person whose line breaks.
 */
final class PatientPerson {

    /** People think between two commands; without it they only compete with the starting services for the processor. */
    private static final Duration THINKING = Duration.ofMillis(150);

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private final Caller caller;

    PatientPerson(Caller caller) {
        this.caller = caller;
    }

    Answer command(String method, String path, String json) {
        LockSupport.parkNanos(THINKING.toNanos());
        String key = UUID.randomUUID().toString();
        return patiently(() -> caller.write(method, path, json, key), method + " " + path);
    }

    Answer read(String path) {
        return patiently(() -> caller.get(path), path);
    }

    private static Answer patiently(java.util.function.Supplier<Answer> request, String what) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                Answer answer = request.get();
                if (answer.status() < 500 && answer.status() != 429) {
                    return answer;
                }
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("no answer to " + what + ": " + answer);
                }
            } catch (UncheckedIOException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos()); // not to hammer a service that is starting
        }
    }
}
