package org.rabrong.indicator.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.platform.web.Violation;

/** Windows are whole days: the last one counts. */
class WindowsTest {

    @ParameterizedTest
    @CsvSource({
        "2559, 6, 2016-04-01, 2016-04-30, 2016-05-31",
        "2559, 9, 2016-07-01, 2016-07-31, 2016-08-31",
        "2559, 12, 2016-10-01, 2016-10-31, 2016-11-30"
    })
    void a_round_is_reported_in_the_month_after_its_period_and_certified_a_month_longer(
            int fiscalYear, int months, LocalDate opens, LocalDate reportingCloses, LocalDate certificationCloses) {
        assertThat(Windows.following(fiscalYear, months))
                .isEqualTo(new Windows(
                        new DateWindow(opens, reportingCloses), new DateWindow(opens, certificationCloses)));
    }

    @Test
    void the_demo_opens_today_for_90_and_120_days() {
        LocalDate today = LocalDate.of(2026, 2, 1);
        Windows windows = Windows.forDemo(today);
        assertThat(windows.reporting().isOpenOn(today.minusDays(1))).isFalse();
        assertThat(windows.reporting().isOpenOn(today)).isTrue();
        assertThat(windows.reporting().isOpenOn(today.plusDays(89))).isTrue();
        assertThat(windows.reporting().isOpenOn(today.plusDays(90))).isFalse();
        assertThat(windows.certification().isOpenOn(today.plusDays(119))).isTrue();
        assertThat(windows.certification().isOpenOn(today.plusDays(120))).isFalse();
        assertThat(windows.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2016-04-02, 2016-04-01, 2016-04-01, 2016-05-31, reporting.closes, not-before",
        "2016-04-01, 2016-04-30, 2016-05-02, 2016-05-01, certification.closes, not-before",
        "2016-04-01, 2016-04-30, 2016-04-01, 2016-04-29, certification.closes, not-before",
        "1999-12-31, 2016-04-30, 2016-04-01, 2016-05-31, reporting.opens, date-range",
        "2016-04-01, 2559-04-30, 2016-04-01, 2559-05-31, reporting.closes, date-range"
    })
    void impossible_windows_are_refused_by_name(
            LocalDate opens, LocalDate closes, LocalDate certOpens, LocalDate certCloses, String field, String rule) {
        assertThat(new Windows(new DateWindow(opens, closes), new DateWindow(certOpens, certCloses)).violations())
                .extracting(Violation::field, Violation::rule)
                .contains(org.assertj.core.groups.Tuple.tuple(field, rule));
    }

    @Test
    void one_day_is_a_window() {
        DateWindow day = DateWindow.of(LocalDate.of(2016, 4, 1), 1);
        assertThat(new Windows(day, day).violations()).isEmpty();
    }
}
