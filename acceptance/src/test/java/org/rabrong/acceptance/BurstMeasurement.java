package org.rabrong.acceptance;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.rabrong.acceptance.Caller.Answer;

/**
 * The last day: every office opens its sheet and reports 34 values, all within two minutes, through the gateway. Then a sheet of 300
 * variables with an earlier round behind it is opened again and again. Arguments: the gateway's address, submission-service's address.
 *
 * <p>Each office has a plan of when it saves what; a save that begins late because the platform is slow counts from its planned moment. As
 * the page does, an office looks at its scores after each save.
 *
 * <p>Not a test: absolute figures are noisy. Any answer but 200, and any value that is not there once at the end, ends the run.
 */
final class BurstMeasurement {

    private static final int VALUES = 34;
    private static final Duration ALL_WITHIN = Duration.ofMinutes(2);

    /** The last save begins this long before the end. */
    private static final Duration FOR_THE_LAST = Duration.ofSeconds(5);

    private final URI gateway;
    private final URI submission;
    private final PsdgAtWork work;
    private final Caller psdg;
    private final List<String> offices;

    private BurstMeasurement(URI gateway, URI submission) {
        this.gateway = gateway;
        this.submission = submission;
        this.psdg = Caller.signedIn(gateway, "psdg");
        this.work = new PsdgAtWork(psdg);
        this.offices = MeasuredPlan.offices(psdg);
    }

    public static void main(String[] args) throws Exception {
        BurstMeasurement run = new BurstMeasurement(URI.create(args[0]), URI.create(args[1]));
        run.burst();
        run.largeSheet();
    }

    private void burst() throws Exception {
        String round = MeasuredPlan.openRound(work, VALUES, offices);
        work.createItems(round, null);
        List<Caller> reporters = offices.stream().map(this::reporterOf).toList();
        for (Caller reporter : reporters) { // signing in is not what is measured
            require(reporter.get("/api/v1/me"));
        }
        Queue<Double> saves = new ConcurrentLinkedQueue<>();
        Queue<Double> sheets = new ConcurrentLinkedQueue<>();
        Queue<Double> scores = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sessions = new ArrayList<>();
            for (int i = 0; i < offices.size(); i++) {
                String office = offices.get(i);
                Caller reporter = reporters.get(i);
                sessions.add(people.submit(() -> session(round, office, reporter, begin, saves, sheets, scores)));
            }
            for (Future<?> session : sessions) {
                session.get();
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        int stored = 0;
        for (int i = 0; i < offices.size(); i++) {
            stored += (int) reporters
                    .get(i)
                    .get("/api/v1/entries?round=" + round + "&office=" + offices.get(i))
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(entry -> entry.path("revision").asInt() == 1
                            && entry.path("value").isString())
                    .count();
        }
        System.out.printf(
                Locale.ROOT,
                "burst: %d offices × %d values in %.0f s, %d stored once, every answer 200%n  open a sheet %s%n  save a value %s%n  look at the scores %s%n",
                offices.size(),
                VALUES,
                took,
                stored,
                spread(sheets),
                spread(saves),
                spread(scores));
        if (stored != offices.size() * VALUES) {
            throw new IllegalStateException("not every value is there once");
        }
    }

    private void session(
            String round,
            String office,
            Caller reporter,
            long begin,
            Queue<Double> saves,
            Queue<Double> sheets,
            Queue<Double> scores) {
        RandomGenerator random = RandomGenerator.getDefault();
        long span = ALL_WITHIN.minus(FOR_THE_LAST).toNanos();
        long[] moments = random.longs(VALUES + 1, 0, span).sorted().toArray();
        timed(begin + moments[0], sheets, () -> reporter.get("/api/v1/entries?round=" + round + "&office=" + office));
        List<String> variables = MeasuredPlan.variables(VALUES);
        for (int i = 0; i < VALUES; i++) {
            String body = """
                    {"round": "%s", "office": "%s", "values": [{"variable": "%s", "value": "%d", "revision": 0}]}""".formatted(round, office, variables.get(i), random.nextInt(1, 1000));
            Answer answer = timed(begin + moments[i + 1], saves, () -> reporter.put("/api/v1/entries", body));
            if (answer.body().at("/items/0/status").asInt() != 200) {
                throw new IllegalStateException(answer.toString());
            }
            timed(System.nanoTime(), scores, () -> reporter.get("/api/v1/scores?round=" + round + "&office=" + office));
        }
    }

    private void largeSheet() {
        int variables = 300;
        String plan = MeasuredPlan.publish(work, variables, offices);
        String earlier = work.openRound(plan, 6);
        work.createItems(earlier, null);
        String office = offices.getFirst();
        report(earlier, office, MeasuredPlan.variables(variables), 400);
        String round = work.openRound(plan, 12);
        work.createItems(round, null);
        report(round, office, MeasuredPlan.variables(variables), 900);
        String sheet = "/api/v1/entries?round=" + round + "&office=" + office;
        for (Caller where : List.of(reporterOf(office).at(submission), reporterOf(office))) {
            Queue<Double> times = new ConcurrentLinkedQueue<>();
            for (int i = 0; i < 100; i++) {
                Answer answer = timed(System.nanoTime(), times, () -> where.get(sheet));
                if (answer.body().path("items").size() != variables
                        || answer.body().at("/items/0/previous/value").isMissingNode()) {
                    throw new IllegalStateException("not the sheet: " + answer);
                }
            }
            System.out.printf(
                    "sheet of %d variables, each with last round's value and a warning: %s%n",
                    variables, spread(times));
        }
    }

    private void report(String round, String office, List<String> variables, int value) {
        String values = String.join(
                ",",
                variables.stream()
                        .map(variable ->
                                "{\"variable\": \"%s\", \"value\": %d, \"revision\": 0}".formatted(variable, value))
                        .toList());
        require(reporterOf(office)
                .put(
                        "/api/v1/entries",
                        "{\"round\": \"%s\", \"office\": \"%s\", \"values\": [%s]}".formatted(round, office, values)));
    }

    private Caller reporterOf(String office) {
        return Caller.signedIn(gateway, "office-" + office.toLowerCase(Locale.ROOT));
    }

    /** Waits for the planned moment; the time counts from it. */
    private static Answer timed(long planned, Queue<Double> times, java.util.function.Supplier<Answer> request) {
        long wait = planned - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        Answer answer = request.get();
        times.add((System.nanoTime() - planned) / 1e6);
        require(answer);
        return answer;
    }

    private static String spread(Queue<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, max %.0f ms (%d requests)",
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                sorted.length);
    }

    private static void require(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
    }
}
