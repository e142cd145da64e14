/**
 * What is doubtful about a reported value: warnings that its office may explain, never refusals. Begin with {@link
 * org.rabrong.rules.plausibility.PlausibilityRules}. What warns the office is what the certifier sees, because both sides ask here.
 */
@NullMarked
package org.rabrong.rules.plausibility;

import org.jspecify.annotations.NullMarked;
