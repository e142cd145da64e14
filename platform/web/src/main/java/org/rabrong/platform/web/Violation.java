package org.rabrong.platform.web;

import java.util.List;

/**
 * One rule that one field breaks. The text comes from the message bundle under {@code violation.<rule>} with the arguments.
 *
 * @param field name in the request: {@code value}, {@code revision}
 * @param rule stable name of the rule: {@code required}, {@code number}, {@code min}, {@code max}, {@code decimals}, …
 * @param arguments what the text needs, such as the limit
 */
public record Violation(String field, String rule, List<Object> arguments) {

    public static Violation of(String field, String rule, Object... arguments) {
        return new Violation(field, rule, List.of(arguments));
    }
}
