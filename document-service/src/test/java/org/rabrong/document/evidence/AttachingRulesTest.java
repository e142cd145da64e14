package org.rabrong.document.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To the second: a day begins and ends in Bangkok, and the last one counts whole. */
class AttachingRulesTest {

    private static final DateWindow APRIL = new DateWindow(LocalDate.of(2016, 4, 1), LocalDate.of(2016, 4, 30));
    private static final DateWindow APRIL_AND_MAY = new DateWindow(LocalDate.of(2016, 4, 1), LocalDate.of(2016, 5, 31));

    @ParameterizedTest(name = "at {0} in Bangkok: office {1}, bureau {2}")
    @CsvSource(nullValues = "-", textBlock = """
            2016-03-31T23:59:59, WINDOW_CLOSED, WINDOW_CLOSED
            2016-04-01T00:00:00, -,             -
            2016-04-30T23:59:59, -,             -
            2016-05-01T00:00:00, WINDOW_CLOSED, -
            2016-05-31T23:59:59, WINDOW_CLOSED, -
            2016-06-01T00:00:00, WINDOW_CLOSED, WINDOW_CLOSED
            """)
    void windows(LocalDateTime inBangkok, @Nullable Lock office, @Nullable Lock bureau) {
        ItemFacts item = item(false, null, null, null);
        assertThat(lockOf(Side.OFFICE, item, inBangkok)).isEqualTo(office);
        assertThat(lockOf(Side.BUREAU, item, inBangkok)).isEqualTo(bureau);
    }

    @ParameterizedTest(name = "at {0}, fix by {1}, reopened until {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            2016-05-10T23:59:59, 2016-05-10, -,          -
            2016-05-11T00:00:00, 2016-05-10, -,          WINDOW_CLOSED
            2016-05-10T23:59:59, -,          2016-05-10, -
            2016-05-11T00:00:00, -,          2016-05-10, WINDOW_CLOSED
            2016-05-11T00:00:00, 2016-05-10, 2016-05-11, -
            """)
    void deadlines_of_the_item_last_through_their_day(
            LocalDateTime inBangkok, @Nullable LocalDate fixBy, @Nullable LocalDate reopened, @Nullable Lock lock) {
        assertThat(lockOf(Side.OFFICE, item(false, null, fixBy, reopened), inBangkok))
                .isEqualTo(lock);
    }

    @Test
    void the_days_that_are_told_end_with_the_last_that_counts() {
        ItemFacts item = item(false, null, LocalDate.of(2016, 5, 10), LocalDate.of(2016, 4, 20));
        assertThat(AttachingRules.windowOf(Side.OFFICE, item))
                .isEqualTo(new DateWindow(LocalDate.of(2016, 4, 1), LocalDate.of(2016, 5, 10)));
        assertThat(AttachingRules.windowOf(Side.BUREAU, item)).isEqualTo(APRIL_AND_MAY);
    }

    @ParameterizedTest(name = "confirmed {0}, carried {1}, reopened {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            true,  false, false, CONFIRMED
            true,  false, true,  CONFIRMED
            true,  true,  false, CARRIED_FORWARD
            true,  true,  true,  CONFIRMED
            false, true,  false, CARRIED_FORWARD
            false, true,  true,  -
            """)
    void carried_comes_before_confirmed_and_that_before_the_window(
            boolean confirmed, boolean carried, boolean reopened, @Nullable Lock lock) {
        ItemFacts item =
                item(confirmed, carried ? "krs-2559-6m" : null, null, reopened ? APRIL_AND_MAY.closes() : null);
        LocalDateTime after = LocalDateTime.of(2016, 5, 10, 12, 0);
        assertThat(lockOf(Side.OFFICE, item, after)).isEqualTo(lock);
        assertThat(lockOf(Side.BUREAU, item, after)).isNull();
    }

    private static @Nullable Lock lockOf(Side side, ItemFacts item, LocalDateTime inBangkok) {
        return AttachingRules.lockOf(
                side, item, inBangkok.atZone(AttachingRules.BANGKOK).toInstant());
    }

    private static ItemFacts item(
            boolean confirmed,
            @Nullable String carriedFrom,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil) {
        return new ItemFacts("BTL", APRIL, APRIL_AND_MAY, confirmed, carriedFrom, fixBy, reopenedUntil);
    }
}
