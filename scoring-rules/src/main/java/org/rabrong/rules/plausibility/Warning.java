package org.rabrong.rules.plausibility;

import java.util.List;

/**
 * One thing that is doubtful about a value.
 *
 * @param rule stable id of a {@link PlausibilityRule}
 * @param arguments what the text needs, as the rule tells
 */
public record Warning(String rule, List<String> arguments) {}
