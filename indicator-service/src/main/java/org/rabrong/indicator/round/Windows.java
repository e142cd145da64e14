package org.rabrong.indicator.round;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rabrong.platform.web.Violation;

/** When a round is reported and when it is certified. */
record Windows(DateWindow reporting, DateWindow certification) {

    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2100, 12, 31);

    private static final int DEMO_REPORTING_DAYS = 90;
    private static final int DEMO_CERTIFICATION_DAYS = 120;

    /**
     * A round's windows in its own year: reporting in the month after the period, certification from the same day to the end of the
     * month after that. Six months of 2559 end in March 2016: April, and April to May.
     *
     * @param fiscalYear Buddhist era; it starts on 1 October of the year before
     */
    static Windows following(int fiscalYear, int months) {
        LocalDate start = LocalDate.of(fiscalYear - 543 - 1, 10, 1).plusMonths(months);
        return new Windows(
                new DateWindow(start, start.plusMonths(1).minusDays(1)),
                new DateWindow(start, start.plusMonths(2).minusDays(1)));
    }

    /** Both open today: 90 days for reporting, 120 for certification. */
    static Windows forDemo(LocalDate today) {
        return new Windows(DateWindow.of(today, DEMO_REPORTING_DAYS), DateWindow.of(today, DEMO_CERTIFICATION_DAYS));
    }

    /** What is wrong with these windows, all of it. */
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        ordered("reporting", reporting, found);
        ordered("certification", certification, found);
        if (certification.closes().isBefore(reporting.closes())) {
            found.add(Violation.of("certification.closes", "not-before", "reporting.closes"));
        }
        return found;
    }

    private static void ordered(String name, DateWindow window, List<Violation> found) {
        inRange(name + ".opens", window.opens(), found);
        inRange(name + ".closes", window.closes(), found);
        if (window.closes().isBefore(window.opens())) {
            found.add(Violation.of(name + ".closes", "not-before", name + ".opens"));
        }
    }

    private static void inRange(String field, LocalDate date, List<Violation> found) {
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            found.add(Violation.of(field, "date-range", EARLIEST, LATEST));
        }
    }
}
