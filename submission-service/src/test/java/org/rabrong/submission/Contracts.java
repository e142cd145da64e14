package org.rabrong.submission;

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

/** The event contracts that this service shares with others. */
public final class Contracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    /** The data of an event obeys its schema. */
    public static void assertObeys(String schema, JsonNode data) {
        assertThat(SCHEMAS.getSchema(text("schemas/" + schema), InputFormat.JSON)
                        .validate(data.toString(), InputFormat.JSON))
                .as(schema)
                .isEmpty();
    }

    /** The contract's own example. */
    public static JsonNode example(String schema) {
        return JsonMapper.shared().readTree(text("examples/" + schema));
    }

    private static String text(String name) {
        try (InputStream in = Contracts.class.getResourceAsStream("/contracts/events/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such contract: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
