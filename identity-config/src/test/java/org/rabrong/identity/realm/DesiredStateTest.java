package org.rabrong.identity.realm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DesiredStateTest {

    @Test
    void what_is_not_named_does_not_matter() {
        assertThat(wanted("{'a': {'b': 1}}").isMetBy(json("{'a': {'b': 1, 'c': 2}, 'd': 3}")))
                .isTrue();
        assertThat(wanted("{'a': {'b': 1}}").isMetBy(json("{'a': {'b': 2}}"))).isFalse();
        assertThat(wanted("{'a': {'b': 1}}").isMetBy(json("{}"))).isFalse();
    }

    @Test
    void lists_are_sets_without_anything_else_in_them() {
        assertThat(wanted("{'a': ['x', 'y']}").isMetBy(json("{'a': ['y', 'x']}")))
                .isTrue();
        assertThat(wanted("{'a': ['x']}").isMetBy(json("{'a': ['x', '*']}"))).isFalse();
        assertThat(wanted("{'a': []}").isMetBy(json("{}"))).isTrue();
        assertThat(wanted("{'a': []}").isMetBy(json("{'a': ['*']}"))).isFalse();
    }

    @Test
    void null_wants_it_to_be_absent() {
        assertThat(wanted("{'a': null}").isMetBy(json("{}"))).isTrue();
        assertThat(wanted("{'a': null}").isMetBy(json("{'a': 'ENABLED'}"))).isFalse();
    }

    @Test
    void laid_over_what_is_there_it_keeps_the_rest() {
        assertThat(wanted("{'a': {'b': 1}, 'l': ['x']}").over(json("{'a': {'b': 2, 'c': 3}, 'l': ['y', 'z'], 'd': 4}")))
                .isEqualTo(json("{'a': {'b': 1, 'c': 3}, 'l': ['x'], 'd': 4}"));
    }

    @Test
    void what_differs_between_installations_is_filled_in() {
        DesiredState client = DesiredState.read(
                "client-gateway",
                Map.of(
                        "publicUrl",
                        "https://krs.example",
                        "clientSecret",
                        "\"quoted\"",
                        "gatewayInternalUrl",
                        "http://gw"));
        assertThat(client.json().path("redirectUris").get(0).asString())
                .isEqualTo("https://krs.example/login/oauth2/code/keycloak");
        assertThat(client.json().path("secret").asString()).isEqualTo("\"quoted\"");
        assertThat(client.json().toString()).doesNotContain("${");
    }

    private static DesiredState wanted(String text) {
        return new DesiredState((ObjectNode) json(text));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
