package org.rabrong.submission.entry;

import java.time.Instant;

/**
 * What the office tells the certifier about a warning of the value that stands.
 *
 * @param rule that warns
 * @param by name of the person
 */
public record Explanation(String rule, String text, String by, Instant at) {

    static final int MAX_LENGTH = 500;
}
