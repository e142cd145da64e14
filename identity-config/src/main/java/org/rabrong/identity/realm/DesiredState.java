package org.rabrong.identity.realm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A part of the realm as it should be. It names only what matters to the platform: what Keycloak or an administrator adds beside it is left
 * alone.
 */
record DesiredState(ObjectNode json) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Reads {@code resources/realm/<name>.json}; a text that is {@code ${word}} or holds it gets the word's value, if there is one. */
    static DesiredState read(String name, Map<String, String> placeholders) {
        String file = "realm/" + name + ".json";
        try (InputStream in = new ClassPathResource(file).getInputStream()) {
            return new DesiredState((ObjectNode) filled(JSON.readTree(in), placeholders));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Everything that is wanted is there. Arrays are sets: Keycloak gives them back in any order. */
    boolean isMetBy(JsonNode actual) {
        return met(json, actual);
    }

    /** What is there, with what is wanted laid over it. */
    ObjectNode over(JsonNode actual) {
        return laidOver((ObjectNode) actual.deepCopy(), json);
    }

    private static JsonNode filled(JsonNode node, Map<String, String> placeholders) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode result = JSON.createObjectNode();
                object.properties()
                        .forEach(member -> result.set(member.getKey(), filled(member.getValue(), placeholders)));
                yield result;
            }
            case ArrayNode array -> {
                ArrayNode result = JSON.createArrayNode();
                array.forEach(element -> result.add(filled(element, placeholders)));
                yield result;
            }
            case StringNode text -> StringNode.valueOf(filled(text.stringValue(), placeholders));
            default -> node;
        };
    }

    private static String filled(String text, Map<String, String> placeholders) {
        String result = text;
        for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
            result = result.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
        }
        return result;
    }

    private static boolean met(JsonNode wanted, JsonNode actual) {
        return switch (wanted) {
            case ObjectNode object ->
                object.properties().stream().allMatch(member -> met(member.getValue(), actual.path(member.getKey())));
            case ArrayNode array ->
                array.isEmpty()
                        ? actual.isEmpty()
                        : actual.isArray() && array.size() == actual.size() && eachFound(array, actual);
            default -> wanted.isNull() ? actual.isNull() || actual.isMissingNode() : wanted.equals(actual);
        };
    }

    private static boolean eachFound(ArrayNode wanted, JsonNode actual) {
        return wanted.valueStream().allMatch(one -> actual.valueStream().anyMatch(candidate -> met(one, candidate)));
    }

    private static ObjectNode laidOver(ObjectNode actual, ObjectNode wanted) {
        wanted.properties().forEach(member -> {
            JsonNode there = actual.path(member.getKey());
            actual.set(
                    member.getKey(),
                    there instanceof ObjectNode object && member.getValue() instanceof ObjectNode over
                            ? laidOver(object, over)
                            : member.getValue());
        });
        return actual;
    }
}
