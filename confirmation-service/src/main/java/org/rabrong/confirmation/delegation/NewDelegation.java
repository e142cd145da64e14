package org.rabrong.confirmation.delegation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Problem;
import org.rabrong.platform.web.Violation;

/**
 * What a certifier asks for, as it came.
 *
 * @param from first day, {@code yyyy-MM-dd}: today at the earliest, in a year at the latest
 * @param until last day; the period is a year at most
 * @param note up to 500 characters
 */
record NewDelegation(
        @Nullable String bureau,
        @Nullable String colleague,
        @Nullable String from,
        @Nullable String until,
        @Nullable String note) {

    private static final int NOTE_LENGTH = 500;
    private static final Pattern BUREAU = Pattern.compile("[A-Z0-9]{2,8}");

    /** What Keycloak lets a user name consist of, or less. */
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._@+'`-]{1,255}");

    /** Control characters and halves of characters cannot be shown; line ends and tabs are text. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\n\\r\\t]]");

    /** What is left once it is read. */
    record Checked(
            String bureau,
            String colleague,
            LocalDate from,
            LocalDate until,
            @Nullable String note) {}

    /**
     * Refuses who may not delegate for the bureau, then what breaks a rule, all of it at once.
     *
     * @throws Problem 403 who does not certify for the bureau by own right; 422
     */
    Checked checkedFor(Person person, LocalDate today) {
        List<Violation> broken = new ArrayList<>();
        String bureauCode = bureau == null ? "" : bureau.strip();
        if (BUREAU.matcher(bureauCode).matches()) {
            person.requireCertifierByOwnRightOf(bureauCode);
        } else if (DelegationDesk.bureausByOwnRight(person).isEmpty()) {
            throw DelegationDesk.onlyCertifiers();
        } else {
            broken.add(Violation.of("bureau", bureauCode.isEmpty() ? "required" : "format"));
        }
        String username = username(person, broken);
        LocalDate first = day("from", from, today, today.plusYears(1), broken);
        LocalDate last = first == null
                ? day("until", until, LocalDate.MIN, LocalDate.MAX, broken)
                : day("until", until, first, first.plusYears(1).minusDays(1), broken);
        String written = note(broken);
        if (!broken.isEmpty()) {
            throw Problem.invalid(broken.toArray(Violation[]::new));
        }
        return new Checked(bureauCode, username, Objects.requireNonNull(first), Objects.requireNonNull(last), written);
    }

    private String username(Person person, List<Violation> broken) {
        String username = colleague == null ? "" : colleague.strip().toLowerCase(Locale.ROOT);
        if (username.isEmpty()) {
            broken.add(Violation.of("colleague", "required"));
        } else if (!USERNAME.matcher(username).matches()) {
            broken.add(Violation.of("colleague", "format"));
        } else if (username.equals(person.username().toLowerCase(Locale.ROOT))) {
            broken.add(Violation.of("colleague", "not-oneself"));
        }
        return username;
    }

    private @Nullable String note(List<Violation> broken) {
        String text = note == null ? "" : note.strip();
        if (text.codePointCount(0, text.length()) > NOTE_LENGTH) {
            broken.add(Violation.of("note", "length", NOTE_LENGTH));
        }
        if (UNPRINTABLE.matcher(text).find()) {
            broken.add(Violation.of("note", "characters"));
        }
        return text.isEmpty() ? null : text;
    }

    /** Null for what breaks a rule: the calendar ends somewhere, and nothing is counted from a day beyond its edge. */
    private static @Nullable LocalDate day(
            String field, @Nullable String text, LocalDate earliest, LocalDate latest, List<Violation> broken) {
        if (text == null || text.isBlank()) {
            broken.add(Violation.of(field, "required"));
            return null;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text.strip());
        } catch (DateTimeParseException _) {
            broken.add(Violation.of(field, "date"));
            return null;
        }
        if (day.isBefore(earliest)) {
            broken.add(Violation.of(field, "not-before", earliest));
            return null;
        }
        if (day.isAfter(latest)) {
            broken.add(Violation.of(field, "too-late", latest));
            return null;
        }
        return day;
    }
}
