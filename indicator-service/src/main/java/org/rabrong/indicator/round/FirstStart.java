package org.rabrong.indicator.round;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
        if (!demo.plans()) {
            return;
        }
        List<PlannedRound> rounds = files.publishAll();
        Set<String> unknown = new TreeSet<>(demo.openRounds());
        rounds.forEach(planned -> unknown.remove(Round.idOf(planned)));
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("rabrong.demo.open-rounds names rounds that no plan has: " + unknown);
        }
        for (PlannedRound planned : rounds) {
            desk.scheduleFirst(planned, demo.openRounds().contains(Round.idOf(planned)));
        }
    }
}
