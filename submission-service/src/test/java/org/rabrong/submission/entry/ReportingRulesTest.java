package org.rabrong.submission.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rabrong.submission.entry.ReportingRules.Lock;
import org.rabrong.submission.entry.ReportingRules.Locked;
import org.rabrong.submission.entry.ReportingRules.Open;
import org.rabrong.submission.entry.ReportingRules.Through;

/** Windows and deadlines are days in Bangkok and last through the whole of the last one (spec §7). */
class ReportingRulesTest {

    private static final ReportingWindow APRIL =
            new ReportingWindow(LocalDate.of(2016, 4, 1), LocalDate.of(2016, 4, 30), LocalDate.of(2016, 4, 30));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    2016-03-31T23:59:59.999999, WINDOW_CLOSED
                    2016-04-01T00:00:00,        -
                    2016-04-18T12:00:00,        -
                    2016-04-30T00:00:00,        -
                    2016-04-30T23:59:59.999999, -
                    2016-05-01T00:00:00,        WINDOW_CLOSED
                    """)
    void the_reporting_window_opens_at_midnight_and_lasts_through_its_last_day(
            LocalDateTime inBangkok, @Nullable Lock lock) {
        assertThat(lockOf(ItemStatus.AWAITING, false, APRIL, null, null, at(inBangkok)))
                .isEqualTo(lock);
    }

    @Test
    void midnight_is_that_of_bangkok_seven_hours_before_greenwich() {
        assertThat(lockOf(ItemStatus.AWAITING, false, APRIL, null, null, Instant.parse("2016-03-31T16:59:59.999Z")))
                .isEqualTo(Lock.WINDOW_CLOSED);
        assertThat(lockOf(ItemStatus.AWAITING, false, APRIL, null, null, Instant.parse("2016-03-31T17:00:00Z")))
                .isNull();
        assertThat(lockOf(ItemStatus.AWAITING, false, APRIL, null, null, Instant.parse("2016-04-30T17:00:00Z")))
                .isEqualTo(Lock.WINDOW_CLOSED);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    2016-05-10T23:59:59, 2016-05-10, -,          -
                    2016-05-11T00:00:00, 2016-05-10, -,          WINDOW_CLOSED
                    2016-05-10T23:59:59, -,          2016-05-10, -
                    2016-05-11T00:00:00, -,          2016-05-10, WINDOW_CLOSED
                    2016-05-15T08:00:00, 2016-05-10, 2016-05-20, -
                    2016-05-15T08:00:00, 2016-05-20, 2016-05-10, -
                    2016-05-25T08:00:00, 2016-05-20, 2016-05-10, WINDOW_CLOSED
                    2016-04-15T08:00:00, 2016-04-10, 2016-04-10, -
                    """)
    void a_fix_by_date_or_a_reopening_keeps_the_item_open_after_the_window(
            LocalDateTime inBangkok,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            @Nullable Lock lock) {
        assertThat(lockOf(ItemStatus.REJECTED, false, APRIL, fixBy, reopenedUntil, at(inBangkok)))
                .isEqualTo(lock);
    }

    @ParameterizedTest
    @EnumSource(names = "CONFIRMED", mode = EnumSource.Mode.EXCLUDE)
    void every_status_but_confirmed_may_be_changed_in_the_window(ItemStatus status) {
        assertThat(lockOf(status, false, APRIL, null, null, at(LocalDateTime.of(2016, 4, 18, 10, 0))))
                .isNull();
    }

    @Test
    void a_confirmed_item_is_locked_whatever_is_open() {
        LocalDate later = LocalDate.of(2016, 12, 31);
        assertThat(lockOf(ItemStatus.CONFIRMED, false, APRIL, later, later, at(LocalDateTime.of(2016, 4, 18, 10, 0))))
                .isEqualTo(Lock.CONFIRMED);
    }

    @ParameterizedTest
    @EnumSource
    void what_an_earlier_round_decided_is_locked_although_the_window_is_open(ItemStatus status) {
        assertThat(lockOf(status, true, APRIL, null, null, at(LocalDateTime.of(2016, 4, 18, 10, 0))))
                .isEqualTo(Lock.CARRIED_FORWARD);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    REJECTED,  2016-05-10T23:59:59, 2016-05-10, -,          -
                    REJECTED,  2016-05-11T00:00:00, 2016-05-10, -,          CARRIED_FORWARD
                    AWAITING,  2016-04-18T08:00:00, -,          2016-04-20, -
                    AWAITING,  2016-04-21T00:00:00, -,          2016-04-20, CARRIED_FORWARD
                    CONFIRMED, 2016-04-18T08:00:00, -,          2016-04-20, CONFIRMED
                    """)
    void a_fix_by_date_or_a_reopening_of_this_round_gives_it_back_to_the_office(
            ItemStatus status,
            LocalDateTime inBangkok,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            @Nullable Lock lock) {
        assertThat(lockOf(status, true, APRIL, fixBy, reopenedUntil, at(inBangkok)))
                .isEqualTo(lock);
    }

    @ParameterizedTest(name = "{0}, extended to {1}, fix by {2}, reopened until {3}, carried {4}: {5} until {6}")
    @CsvSource(nullValues = "-", textBlock = """
                    2016-04-18T10:00:00, 2016-04-30, -,          -,          false, WINDOW,    2016-04-30
                    2016-04-18T10:00:00, 2016-05-20, -,          -,          false, WINDOW,    2016-04-30
                    2016-04-18T10:00:00, 2016-04-30, 2016-05-10, 2016-05-12, false, WINDOW,    2016-04-30
                    2016-05-01T00:00:00, 2016-05-20, -,          -,          false, EXTENSION, 2016-05-20
                    2016-05-01T00:00:00, 2016-05-20, 2016-06-10, 2016-06-12, false, EXTENSION, 2016-05-20
                    2016-05-01T00:00:00, 2016-04-30, 2016-05-10, -,          false, FIX_BY,    2016-05-10
                    2016-05-01T00:00:00, 2016-04-30, -,          2016-05-12, false, REOPENING, 2016-05-12
                    2016-05-01T00:00:00, 2016-04-30, 2016-05-12, 2016-05-12, false, REOPENING, 2016-05-12
                    2016-05-01T00:00:00, 2016-04-30, 2016-05-13, 2016-05-12, false, FIX_BY,    2016-05-13
                    2016-05-13T00:00:00, 2016-04-30, 2016-05-13, 2016-05-12, false, FIX_BY,    2016-05-13
                    2016-03-20T00:00:00, 2016-04-30, -,          2016-03-25, false, REOPENING, 2016-03-25
                    2016-04-18T10:00:00, 2016-04-30, 2016-05-10, -,          true,  FIX_BY,    2016-05-10
                    2016-04-18T10:00:00, 2016-05-20, -,          2016-05-12, true,  REOPENING, 2016-05-12
                    """)
    void a_change_is_allowed_by_the_window_before_what_was_granted_to_the_item(
            LocalDateTime inBangkok,
            LocalDate extendedTo,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            boolean carried,
            Through through,
            LocalDate until) {
        assertThat(ReportingRules.permission(
                        ItemStatus.REJECTED,
                        carried,
                        new ReportingWindow(APRIL.opens(), APRIL.closes(), extendedTo),
                        fixBy,
                        reopenedUntil,
                        at(inBangkok)))
                .isEqualTo(new Open(through, until));
    }

    private static @Nullable Lock lockOf(
            ItemStatus status,
            boolean carried,
            ReportingWindow window,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil,
            Instant now) {
        return ReportingRules.permission(status, carried, window, fixBy, reopenedUntil, now)
                        instanceof Locked(Lock lock)
                ? lock
                : null;
    }

    private static Instant at(LocalDateTime inBangkok) {
        return inBangkok.atZone(ReportingRules.BANGKOK).toInstant();
    }
}
