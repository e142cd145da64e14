package org.rabrong.platform.messaging.outbox;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The trace that the running command belongs to, taken from the logging context, where tracing keeps it. */
final class CurrentTrace {

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("[0-9a-f]{16}");

    private CurrentTrace() {}

    static @Nullable String traceparent() {
        var trace = MDC.get("traceId");
        var span = MDC.get("spanId");
        return trace != null
                        && span != null
                        && TRACE_ID.matcher(trace).matches()
                        && SPAN_ID.matcher(span).matches()
                ? "00-" + trace + "-" + span + "-01"
                : null;
    }
}
