package org.rabrong.submission.entry;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A member of a request exactly as it was typed. Numbers keep their digits and are not computed, so that {@code 1e999999999} costs nothing; that it
 * is absent is told apart from null.
 */
@JsonDeserialize(using = TypedValue.Reader.class)
public sealed interface TypedValue {

    /** The member is not there. */
    record Missing() implements TypedValue {}

    /** JSON null. */
    record Null() implements TypedValue {}

    /** A JSON string or the digits of a JSON number. */
    record Text(String text) implements TypedValue {}

    /** true, false, an array or an object. */
    record Other() implements TypedValue {}

    /** Reads the tokens themselves. */
    final class Reader extends ValueDeserializer<TypedValue> {

        @Override
        public TypedValue deserialize(JsonParser json, DeserializationContext context) {
            JsonToken token = json.currentToken();
            if (token == JsonToken.VALUE_STRING || token.isNumeric()) {
                return new Text(json.getString());
            }
            json.skipChildren();
            return new Other();
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return new Null();
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return new Missing();
        }
    }
}
