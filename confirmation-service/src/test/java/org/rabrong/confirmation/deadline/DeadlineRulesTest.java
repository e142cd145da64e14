package org.rabrong.confirmation.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeadlineRulesTest {

    private static final List<Integer> LEADS = List.of(7, 3, 1, 0);
    private static final LocalDate LAST_DAY = LocalDate.parse("2016-05-31");

    @Test
    void a_reminder_is_due_on_its_day_and_made_up_for_until_the_next_one_s() {
        assertThat(lead("2016-05-23")).isEmpty();
        assertThat(lead("2016-05-24")).hasValue(7);
        assertThat(lead("2016-05-27")).hasValue(7);
        assertThat(lead("2016-05-28")).hasValue(3);
        assertThat(lead("2016-05-29")).hasValue(3);
        assertThat(lead("2016-05-30")).hasValue(1);
        assertThat(lead("2016-05-31")).hasValue(0);
        assertThat(lead("2016-06-01")).isEmpty();
    }

    @Test
    void it_gets_more_urgent_and_calms_down_after_the_end() {
        assertThat(severity("2016-05-27")).isEqualTo(Severity.INFO);
        assertThat(severity("2016-05-28")).isEqualTo(Severity.WARNING);
        assertThat(severity("2016-05-29")).isEqualTo(Severity.WARNING);
        assertThat(severity("2016-05-30")).isEqualTo(Severity.URGENT);
        assertThat(severity("2016-05-31")).isEqualTo(Severity.URGENT);
        assertThat(severity("2016-06-01")).isEqualTo(Severity.WARNING);
    }

    @Test
    void the_day_s_runs_begin_in_the_morning_and_never_come_at_night() {
        assertThat(settings("05:30", Duration.ofHours(6)).times())
                .containsExactly(LocalTime.of(5, 30), LocalTime.of(11, 30), LocalTime.of(17, 30), LocalTime.of(23, 30));
        assertThat(settings("05:30", Duration.ofDays(1)).times()).containsExactly(LocalTime.of(5, 30));
    }

    @Test
    void settings_that_make_no_sense_keep_the_service_from_starting() {
        assertThatThrownBy(() -> settings("05:30", Duration.ofSeconds(1))).hasMessageContaining("every");
        assertThatThrownBy(() -> settings(List.of(90), "05:30", Duration.ofHours(1)))
                .hasMessageContaining("days-before");
        assertThat(settings(List.of(0, 3, 3, 7), "05:30", Duration.ofHours(1)).daysBefore())
                .containsExactly(7, 3, 0);
    }

    private static DeadlineSettings settings(String firstRun, Duration every) {
        return settings(LEADS, firstRun, every);
    }

    private static DeadlineSettings settings(List<Integer> leads, String firstRun, Duration every) {
        return new DeadlineSettings(
                leads, LocalTime.parse(firstRun), every, 31, 90, true, Duration.ofSeconds(10), Duration.ofSeconds(15));
    }

    private static OptionalInt lead(String today) {
        return DeadlineRules.lead(LAST_DAY, LocalDate.parse(today), LEADS);
    }

    private static Severity severity(String today) {
        return DeadlineRules.severity(LAST_DAY, LocalDate.parse(today));
    }
}
