package org.rabrong.confirmation.deadline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the {@link DeadlineDesk} on one of the instances at a time (ADR 0014). The next run stands in the database: it is neither lost by a
 * restart nor held twice, one that was missed is held at once, and one whose instance was killed is begun anew by another.
 */
@Component
@ConditionalOnProperty(name = "rabrong.deadlines.scheduled", matchIfMissing = true)
class DeadlineSchedule implements SmartLifecycle {

    static final String TASK = "deadlines";
    private static final Logger log = LoggerFactory.getLogger(DeadlineSchedule.class);

    private final DataSource database;
    private final DeadlineDesk desk;
    private final DeadlineRuns runs;
    private final DeadlineSettings settings;
    private final Clock clock;
    private volatile @Nullable Scheduler running;

    DeadlineSchedule(
            DataSource database, DeadlineDesk desk, DeadlineRuns runs, DeadlineSettings settings, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.runs = runs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        String instance = new SchedulerName.Hostname().getName() + "/"
                + ProcessHandle.current().pid();
        Scheduler scheduler = scheduler(database, this::run, settings, clock, instance);
        scheduler.start();
        running = scheduler;
    }

    @Override
    public void stop() {
        Scheduler scheduler = running;
        running = null;
        if (scheduler != null) {
            scheduler.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    /** @param instance told apart from the others in the table only */
    static Scheduler scheduler(
            DataSource database, Runnable run, DeadlineSettings settings, Clock clock, String instance) {
        RecurringTask<Void> task = Tasks.recurring(TASK, new Daily(DeadlineRules.BANGKOK, settings.times()))
                .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofMinutes(5)))
                .execute((_, _) -> run.run());
        return Scheduler.create(database)
                .startTasks(task)
                .serializer(new NoData())
                .threads(1)
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(Duration.ofSeconds(10))
                .schedulerName(new SchedulerName.Fixed(instance))
                .clock(clock::instant)
                .build();
    }

    private void run() {
        long start = System.nanoTime();
        try {
            int told = desk.run(null).notices().size();
            log.info("Deadlines: {} notices told", told);
        } catch (RuntimeException failure) {
            runs.failed(Duration.ofNanos(System.nanoTime() - start));
            throw failure; // The scheduler logs it and tries again
        }
    }

    /** The task has no data: whatever would be Java serialization, db-scheduler's default, is not here. */
    private static final class NoData implements Serializer {

        @Override
        public byte @Nullable [] serialize(@Nullable Object data) {
            if (data != null) {
                throw new IllegalArgumentException("the task has no data");
            }
            return null;
        }

        @Override
        public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] data) {
            return null;
        }
    }
}
