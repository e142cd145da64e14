package org.rabrong.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Catalogue, schemas, examples and AsyncAPI say the same. */
class EventContractsTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @ParameterizedTest
    @MethodSource("schemaNames")
    void an_example_obeys_its_schema(String schema) throws IOException {
        assertThat(validator(schema).validate(text("examples/" + schema), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemaNames")
    void a_schema_refuses_an_event_that_lacks_a_member(String schema) throws IOException {
        assertThat(validator(schema).validate("{}", InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void every_event_of_the_catalogue_stands_in_the_asyncapi_document_with_the_same_schema() throws IOException {
        JsonNode api = new YAMLMapper().readTree(text("asyncapi.yaml"));
        for (JsonNode topic : catalogue()) {
            String channel = topic.path("name").asString().split("\\.", -1)[1];
            assertThat(api.at("/channels/" + channel + "/address").asString())
                    .isEqualTo(topic.path("name").asString());
            assertThat(api.at("/channels/" + channel + "/messages").size())
                    .as(channel)
                    .isEqualTo(topic.path("events").size());
            for (JsonNode event : topic.path("events")) {
                JsonNode message = api.path("components")
                        .path("messages")
                        .valueStream()
                        .filter(candidate -> candidate.path("name").equals(event.path("type")))
                        .findFirst()
                        .orElseThrow();
                assertThat(message.at("/payload/$ref").asString())
                        .isEqualTo("schemas/" + event.path("schema").asString());
            }
        }
    }

    static Stream<String> schemaNames() throws IOException {
        return catalogue().stream()
                .flatMap(topic -> topic.path("events").valueStream())
                .map(event -> event.path("schema").asString())
                .distinct();
    }

    private static List<JsonNode> catalogue() throws IOException {
        return new YAMLMapper()
                .readTree(text("catalogue.yaml"))
                .path("topics")
                .valueStream()
                .toList();
    }

    private static Schema validator(String schema) throws IOException {
        return SCHEMAS.getSchema(text("schemas/" + schema), InputFormat.JSON);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = EventContractsTest.class.getResourceAsStream("/contracts/events/" + name)) {
            if (in == null) {
                throw new IOException("no such contract: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
