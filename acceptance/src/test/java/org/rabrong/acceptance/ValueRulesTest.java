package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.acceptance.Caller.Answer;

/** A value that breaks a rule is refused with the rule's name, and nothing is stored. */
class ValueRulesTest {

    private static final String ITEM = "/api/v1/entries/krs-2559-6m/1.3.A/1001";
    private final Caller bangkok = RunningPlatform.caller("office-1001");

    @ParameterizedTest
    @CsvSource({
        "'\"abc\"', number",
        "'\"-1\"', min",
        "-1, min",
        "'\"1000000000000000000000000000000\"', max",
        "1000000000000000000000000000000, max",
        "'\"0.123\"', decimals",
        "0.123, decimals",
        "true, number",
        "'[1]', number"
    })
    void a_value_outside_the_rules_is_refused_with_the_rule(String value, String rule) {
        Answer answer = bangkok.put(ITEM, "{\"value\": " + value + ", \"revision\": 0}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/type")).isEqualTo("urn:rabrong:problem:invalid");
        assertThat(answer.body().path("errors").findValuesAsString("rule")).contains(rule);
        assertThat(answer.at("/errors/0/field")).isEqualTo("value");
        assertThat(answer.at("/errors/0/message")).isNotBlank();
        assertNothingStored();
    }

    @Test
    void a_variable_that_is_not_assigned_to_the_office_is_refused() {
        Answer answer = bangkok.put(
                "/api/v1/entries/krs-2559-6m/1.1.2.A/1001",
                "{\"value\": \"1\", \"revision\": 0}"); // secondary offices only

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.at("/errors/0/field")).isEqualTo("variable");
        assertThat(answer.at("/errors/0/rule")).isEqualTo("not-assigned");
    }

    private void assertNothingStored() {
        Answer item = bangkok.get(ITEM);
        assertThat(item.status()).as(item.text()).isEqualTo(200);
        assertThat(item.at("/status")).isEqualTo("NOT_REPORTED");
        assertThat(item.body().path("value").isNull()).isTrue();
        assertThat(item.body().path("revision").asInt()).isZero();
    }
}
