package org.rabrong.submission.entry;

import java.util.OptionalLong;
import org.rabrong.platform.web.Violation;

/**
 * What the office asks to store.
 *
 * @param value string or number, null to clear
 * @param revision the one that the person saw, 0 before the first report
 */
record ReportRequest(TypedValue value, TypedValue revision) {

    private static final int MAX_DIGITS = 18;

    /** The revision, or empty when it breaks {@link #revisionViolation()}. */
    OptionalLong seenRevision() {
        return revision instanceof TypedValue.Text(String text)
                        && !text.isEmpty()
                        && text.length() <= MAX_DIGITS
                        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    Violation revisionViolation() {
        boolean absent = revision instanceof TypedValue.Missing || revision instanceof TypedValue.Null;
        return Violation.of("revision", absent ? "required" : "number");
    }
}
