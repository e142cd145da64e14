package org.rabrong.platform.messaging;

import java.time.Instant;

/**
 * A key whose events wait.
 *
 * @param reason why its first waiting event could not be handled
 * @param events how many wait, from 1
 */
public record ParkedKey(String topic, String key, String reason, Instant parkedAt, int events) {}
