package org.rabrong.submission.entry;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Violation;

/**
 * What the office asks to store for one variable, as it was typed.
 *
 * @param value string or number, null to clear
 * @param revision the one that the person saw, 0 before the first report
 */
public record Report(String variable, TypedValue value, TypedValue revision) {

    private static final int MAX_DIGITS = 18;

    /**
     * From a place that is not typed by hand, such as a file's cell.
     *
     * @param value text of the number, null to clear
     */
    public static Report of(String variable, @Nullable String value, long revision) {
        return new Report(
                variable,
                value == null ? new TypedValue.Null() : new TypedValue.Text(value),
                new TypedValue.Text(Long.toString(revision)));
    }

    /** The one way in which a typed number is stored and told, where it is a number at all. */
    public static Optional<String> plain(String typed) {
        return ReportedValue.parse(typed).map(ReportedValue::text);
    }

    /** The revision, or empty when it breaks {@link #revisionViolation}. */
    static OptionalLong seenRevision(TypedValue revision) {
        return revision instanceof TypedValue.Text(String text)
                        && !text.isEmpty()
                        && text.length() <= MAX_DIGITS
                        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    static Violation revisionViolation(TypedValue revision) {
        boolean absent = revision instanceof TypedValue.Missing || revision instanceof TypedValue.Null;
        return Violation.of("revision", absent ? "required" : "number");
    }
}
