package org.rabrong.confirmation.decision.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;

/** Reads the fields of a request and collects every rule that they break, so that all are told at once. */
final class Fields {

    private static final int REASON_LENGTH = 2000;
    private static final int DEADLINE_DAYS = 366;
    private static final int SCORE_DECIMALS = 4;
    private static final BigDecimal LOWEST = BigDecimal.ONE;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(5);

    /** Plain digits: no exponent, whose expansion could fill the memory. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

    /** Control characters and halves of characters cannot be shown, and the database does not take NUL; line ends and tabs are text. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    /** Something that an office could read: no-break and zero-width spaces alone are no reason. */
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Z}\\p{Cc}\\p{Cf}]");

    private final List<Violation> violations = new ArrayList<>();

    /** The text without space around it; null where nothing is left. */
    @Nullable
    String reason(@Nullable String text) {
        if (text == null || !VISIBLE.matcher(text).find()) {
            return null;
        }
        String reason = text.strip();
        if (reason.codePointCount(0, reason.length()) > REASON_LENGTH) {
            violations.add(Violation.of("reason", "length", REASON_LENGTH));
        }
        if (UNPRINTABLE.matcher(reason).find()) {
            violations.add(Violation.of("reason", "characters"));
        }
        return reason;
    }

    /** A deadline, which lasts through its day: today or later, and not so late that it must be a slip. */
    @Nullable
    LocalDate lastDay(String field, String text, LocalDate today) {
        LocalDate day = date(text);
        if (day == null) {
            violations.add(Violation.of(field, "date"));
        } else if (day.isBefore(today)) {
            violations.add(Violation.of(field, "past", today));
        } else if (day.isAfter(today.plusDays(DEADLINE_DAYS))) {
            violations.add(Violation.of(field, "too-late", today.plusDays(DEADLINE_DAYS)));
        }
        return day;
    }

    @Nullable
    BigDecimal score(String field, String text) {
        if (!DECIMAL.matcher(text.strip()).matches()) {
            violations.add(Violation.of(field, "number"));
            return null;
        }
        BigDecimal score = new BigDecimal(text.strip());
        if (score.compareTo(LOWEST) < 0) {
            violations.add(Violation.of(field, "min", LOWEST));
        }
        if (score.compareTo(HIGHEST) > 0) {
            violations.add(Violation.of(field, "max", HIGHEST));
        }
        if (score.stripTrailingZeros().scale() > SCORE_DECIMALS) {
            violations.add(Violation.of(field, "decimals", SCORE_DECIMALS));
        }
        return score.setScale(SCORE_DECIMALS, RoundingMode.HALF_UP);
    }

    void require(@Nullable Object value, String field) {
        if (value == null) {
            violations.add(Violation.of(field, "required"));
        }
    }

    /** Throws when any rule is broken. */
    void refuse() {
        if (!violations.isEmpty()) {
            throw Problem.invalid(violations.toArray(Violation[]::new));
        }
    }

    /** What {@link #require} has let through. */
    static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
