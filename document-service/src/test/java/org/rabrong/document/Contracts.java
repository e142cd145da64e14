package org.rabrong.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the services agreed upon: schemas and examples of events. */
public final class Contracts {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Contracts() {}

    public static String example(String name) {
        return read("/contracts/events/examples/" + name + ".json");
    }

    public static void assertFits(String schema, String json) {
        var errors = SCHEMAS.getSchema(read("/contracts/events/schemas/" + schema + ".json"))
                .validate(json, InputFormat.JSON);
        assertThat(errors).as(json).isEmpty();
    }

    private static String read(String resource) {
        try (InputStream stream = Contracts.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new AssertionError("no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
