package org.rabrong.confirmation.deadline;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When is reminded.
 *
 * @param daysBefore leads of the reminders: days before the last day, 0 is the last day itself
 * @param firstRun time of day in Asia/Bangkok of the day's first run
 * @param every pause between the day's runs: a run finds what was set or extended since the one before
 * @param lookBack days after an end in which it is still escalated and shown as a notice; bounds what a run reads
 * @param keepRuns days for which runs are listed
 * @param scheduled false where another instance runs it
 * @param poll how often an instance looks whether a run is due
 * @param heartbeat of a running run; four missed ones and another instance begins it anew
 */
@ConfigurationProperties("rabrong.deadlines")
record DeadlineSettings(
        @DefaultValue({"7", "3", "1", "0"}) List<Integer> daysBefore,
        @DefaultValue("05:30") LocalTime firstRun,
        @DefaultValue("1h") Duration every,
        @DefaultValue("31") int lookBack,
        @DefaultValue("90") int keepRuns,
        @DefaultValue("true") boolean scheduled,
        @DefaultValue("10s") Duration poll,
        @DefaultValue("15s") Duration heartbeat) {

    DeadlineSettings {
        daysBefore = daysBefore.stream()
                .distinct()
                .sorted((one, other) -> other - one)
                .toList();
        if (daysBefore.isEmpty() || daysBefore.getFirst() > 60 || daysBefore.getLast() < 0) {
            throw new IllegalArgumentException("rabrong.deadlines.days-before: 0 to 60 days, not " + daysBefore);
        }
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("rabrong.deadlines.every: a minute or more, not " + every);
        }
    }

    int longestLead() {
        return daysBefore.getFirst();
    }

    /** Times of the day's runs in Asia/Bangkok. */
    List<LocalTime> times() {
        List<LocalTime> times = new ArrayList<>();
        long minute = firstRun.toSecondOfDay() / 60;
        for (; minute < 24 * 60; minute += every.toMinutes()) {
            times.add(LocalTime.ofSecondOfDay(minute * 60));
        }
        return times;
    }
}
