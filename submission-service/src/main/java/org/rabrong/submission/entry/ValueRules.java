package org.rabrong.submission.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.rabrong.platform.web.Violation;

/**
 * Which values a variable takes (spec §5).
 *
 * @param min lowest
 * @param max highest
 * @param decimals most digits after the point
 */
public record ValueRules(BigDecimal min, BigDecimal max, int decimals) {

    private static final String FIELD = "value";

    /** What the rules say about a typed value. */
    sealed interface Verdict {}

    record Accepted(ReportedValue value) implements Verdict {}

    /** @param violations at least one, every rule that is broken */
    record Refused(List<Violation> violations) implements Verdict {}

    /** Nothing was reported, which takes the value back. */
    record Cleared() implements Verdict {}

    Verdict judge(TypedValue typed) {
        return switch (typed) {
            case TypedValue.Missing() -> refused(Violation.of(FIELD, "required"));
            case TypedValue.Null() -> new Cleared();
            case TypedValue.Other() -> refused(Violation.of(FIELD, "number"));
            case TypedValue.Text(String text) -> judge(text);
        };
    }

    private Verdict judge(String text) {
        if (text.isEmpty()) {
            return refused(Violation.of(FIELD, "required"));
        }
        if (text.length() > ReportedValue.MAX_LENGTH) {
            return refused(Violation.of(FIELD, "length", ReportedValue.MAX_LENGTH));
        }
        return ReportedValue.parse(text).map(this::judge).orElseGet(() -> refused(Violation.of(FIELD, "number")));
    }

    private Verdict judge(ReportedValue value) {
        List<Violation> broken = new ArrayList<>();
        if (value.number().compareTo(min) < 0) {
            broken.add(Violation.of(FIELD, "min", min.toPlainString()));
        }
        if (value.number().compareTo(max) > 0) {
            broken.add(Violation.of(FIELD, "max", max.toPlainString()));
        }
        if (value.decimals() > decimals) {
            broken.add(Violation.of(FIELD, "decimals", decimals));
        }
        return broken.isEmpty() ? new Accepted(value) : new Refused(List.copyOf(broken));
    }

    private static Refused refused(Violation violation) {
        return new Refused(List.of(violation));
    }
}
