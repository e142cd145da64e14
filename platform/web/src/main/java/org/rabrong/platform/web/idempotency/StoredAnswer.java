package org.rabrong.platform.web.idempotency;

import org.jspecify.annotations.Nullable;

/** The answer that the first request with a key got; {@code fingerprint} tells which request that was. */
@SuppressWarnings("ArrayRecordComponent") // bytes that go through as they are; answers are never compared
record StoredAnswer(
        String fingerprint,
        int status,
        @Nullable String contentType,
        @Nullable String location,
        byte[] body) {}
