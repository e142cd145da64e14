package org.rabrong.platform.messaging.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.rabrong.platform.messaging.EventData;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events are written and read. Apart from the application's own mapper, so that a setting for its HTTP API never changes what
 * other services receive: null members are present, instants are ISO-8601, unknown members are ignored.
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventJson() {}

    /** The record as JSON. */
    public static String write(Object data) {
        return MAPPER.writeValueAsString(data);
    }

    /** The received JSON, read when the handler asks for it, so that unreadable data is the handler's failure. */
    public static EventData data(CloudEvent.Data data) {
        return new EventData() {
            @Override
            public <T> T as(Class<T> type) {
                return MAPPER.readValue(data.json(), type);
            }

            @Override
            public String toString() {
                return new String(data.json(), UTF_8);
            }
        };
    }
}
