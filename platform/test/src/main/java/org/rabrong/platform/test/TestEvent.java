package org.rabrong.platform.test;

import tools.jackson.databind.JsonNode;

/**
 * A CloudEvent as it stands on a topic.
 *
 * @param sequence the header {@code ce_sequence}; 0 when there is none
 */
public record TestEvent(
        String topic, String key, long sequence, String id, String type, String source, JsonNode data) {}
