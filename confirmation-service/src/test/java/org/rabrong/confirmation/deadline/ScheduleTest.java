package org.rabrong.confirmation.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.MovedClock;
import org.rabrong.confirmation.OtherServices;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schedule survives restarts and kills, and several instances hold it once. */
@ConfirmationTest
class ScheduleTest {

    private static final DeadlineSettings FAST = new DeadlineSettings(
            List.of(7, 3, 1, 0),
            LocalTime.of(5, 30),
            Duration.ofHours(1),
            31,
            90,
            true,
            Duration.ofMillis(30),
            Duration.ofMillis(100));

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovedClock clock;

    @Autowired
    DeadlineDesk desk;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    private final Queue<Scheduler> started = new ConcurrentLinkedQueue<>();
    private ARound round;

    @BeforeEach
    void a_round_of_which_something_is_due() {
        round = new ARound(others, api, jdbc);
        clock.to(round.reportingCloses.atTime(6, 0));
        jdbc.sql("delete from scheduled_tasks").update();
    }

    @AfterEach
    void all_instances_are_down_and_the_clock_is_right_again() {
        started.forEach(Scheduler::stop);
        jdbc.sql("delete from scheduled_tasks").update();
        clock.setRight();
    }

    @Test
    void the_first_start_plans_the_next_run_of_the_day() {
        start(database, () -> {}, "one");
        assertThat(next()).isEqualTo(round.reportingCloses.atTime(6, 30).toInstant(ZoneOffset.ofHours(7)));
    }

    @Test
    void a_run_that_was_missed_is_held_once_by_one_of_the_instances_and_the_next_one_is_planned() {
        AtomicInteger runs = new AtomicInteger();
        missed();
        for (String instance : List.of("one", "two", "three")) {
            start(
                    database,
                    () -> {
                        desk.run(null);
                        runs.incrementAndGet();
                    },
                    instance);
        }
        await().until(() -> next().isAfter(clock.instant()));
        assertThat(runs).hasValue(1);
        assertThat(told()).isEqualTo(2);
        assertThat(next()).isEqualTo(round.reportingCloses.atTime(6, 30).toInstant(ZoneOffset.ofHours(7)));
    }

    @Test
    void a_run_whose_instance_is_killed_in_the_middle_is_held_by_another_complete_and_without_repeats()
            throws Exception {
        Machine falling = new Machine(database);
        CountDownLatch inTheMiddle = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        missed();
        Scheduler fallen = start(
                falling,
                () -> new TransactionTemplate(transactions).executeWithoutResult(_ -> {
                    assertThat(desk.run(null).notices()).isNotEmpty();
                    inTheMiddle.countDown();
                    awaitIgnoringInterrupts(killed);
                    throw new IllegalStateException("the machine is gone before its commit");
                }),
                "falls");
        inTheMiddle.await();
        falling.fall();
        fallen.pause();
        assertThat(told()).isZero();
        Scheduler other = start(database, () -> desk.run(null), "takes over");
        killed.countDown();
        await().atMost(Duration.ofSeconds(10)).until(() -> told() == 2);
        await().until(() -> next().isAfter(clock.instant()));
        assertThat(events()).isEqualTo(2);
        assertThat(other.getSchedulerState().isStarted()).isTrue();
        desk.run(null);
        assertThat(told()).isEqualTo(2);
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void a_run_that_fails_is_tried_again_a_few_minutes_later() {
        missed();
        start(
                database,
                () -> {
                    throw new IllegalStateException("no luck");
                },
                "one");
        await().until(() -> next().isAfter(clock.instant()));
        assertThat(Duration.between(clock.instant(), next())).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
    }

    private Scheduler start(DataSource machine, Runnable run, String instance) {
        Scheduler scheduler = DeadlineSchedule.scheduler(machine, run, FAST, clock, instance);
        scheduler.start();
        started.add(scheduler);
        return scheduler;
    }

    /** As a stack leaves it that was down at the time of a run. */
    private void missed() {
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values (:task, 'recurring', :at, false, 1)""")
                .param("task", DeadlineSchedule.TASK)
                .param("at", clock.instant().minusSeconds(1800).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant next() {
        return jdbc.sql("select execution_time from scheduled_tasks")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    private long told() {
        return jdbc.sql("select count(*) from notice where round = :round")
                .param("round", round.code)
                .query(Long.class)
                .single();
    }

    /** Also those that were sent already: sequences are given with the events. */
    private long events() {
        return jdbc.sql("""
                        select count(distinct role || organisation) from notice n
                        where round = :round and exists (
                            select from notice_recipient r
                            where r.recipient = n.role || '/' || n.organisation
                              and r.sequence = (
                                  select count(*) from notice m where m.role = n.role and m.organisation = n.organisation))""").param("round", round.code).query(Long.class).single();
    }

    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A machine's way to the database: when it falls, its connections are gone, and there are no new ones. */
    private static final class Machine extends DelegatingDataSource {

        private final Queue<Connection> open = new ConcurrentLinkedQueue<>();
        private volatile boolean fallen;

        Machine(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (fallen) {
                throw new SQLException("the machine is gone");
            }
            Connection connection = super.getConnection();
            open.add(connection);
            return connection;
        }

        void fall() throws SQLException {
            fallen = true;
            for (Connection connection : open) {
                connection.abort(Runnable::run);
            }
        }
    }
}
