package org.rabrong.indicator.round;

import org.rabrong.indicator.plan.PlanFiles;
import org.rabrong.indicator.plan.PlannedRound;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Publishes the plans that come with the service and schedules their rounds; on a later start it finds all of it and changes nothing. */
@Component
class FirstStart implements ApplicationRunner {

    private final PlanFiles files;
    private final RoundDesk desk;
    private final DemoProperties demo;

    FirstStart(PlanFiles files, RoundDesk desk, DemoProperties demo) {
        this.files = files;
        this.desk = desk;
        this.demo = demo;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (PlannedRound planned : files.publishAll()) {
            desk.scheduleFirst(planned, demo.openRounds().contains(Round.idOf(planned)));
        }
    }
}
