package org.rabrong.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services agreed upon, from {@code contracts}: producer and consumer test against the same schema and example. */
public final class EventContracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventContracts() {}

    /** The data of an event obeys the schema of that name: {@code entry}, {@code plan}, … */
    public static void assertObeys(String schema, JsonNode data) {
        assertThat(SCHEMAS.getSchema(text("schemas/" + schema), InputFormat.JSON)
                        .validate(data.toString(), InputFormat.JSON))
                .as("%s: %s", schema, data)
                .isEmpty();
    }

    /** The contract's own example of the schema. */
    public static JsonNode example(String schema) {
        return JsonMapper.shared().readTree(exampleText(schema));
    }

    /** The example as it stands in its file. */
    public static String exampleText(String schema) {
        return text("examples/" + schema);
    }

    private static String text(String name) {
        try (InputStream in = EventContracts.class.getResourceAsStream("/contracts/events/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no such contract: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
