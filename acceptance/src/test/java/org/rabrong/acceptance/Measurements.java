package org.rabrong.acceptance;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.rabrong.acceptance.Caller.Answer;

/**
 * Measures a running platform through its gateway and prints figures, with {@code pgbench -N} on the same PostgreSQL in the same run as
 * the yardstick, and {@code pgbench -f} of the bare SQL of the same writes ({@code resources/bench}). Arguments: the gateway's address,
 * PostgreSQL's port, optionally the directory of pgbench and psql.
 *
 * <p>Not a test: absolute figures are noisy, only the ratio of one run says something.
 */
final class Measurements {

    private static final String ROUND = "krs-2559-6m";
    private static final int CLIENTS = 8;
    private static final int OFFICES = 225;
    private static final Duration LOAD = Duration.ofSeconds(20);
    private static final int PROBES = 200;

    private final URI gateway;
    private final String postgresPort;
    private final String programs;

    private Measurements(URI gateway, String postgresPort, String programs) {
        this.gateway = gateway;
        this.postgresPort = postgresPort;
        this.programs = programs;
    }

    public static void main(String[] args) throws Exception {
        Measurements run = new Measurements(URI.create(args[0]), args[1], args.length > 2 ? args[2] + "/" : "");
        double single = run.decisionsPerSecond();
        double inBatches = run.decisionsPerSecondInBatches();
        double transactions = run.pgbenchTransactionsPerSecond();
        run.command("psql", "-q -v ON_ERROR_STOP=1 -d rabrong_confirmation -f " + resource("tables.sql"), false);
        double bareSingle = run.bareWritesPerSecond("single.sql");
        double bareInBatches = run.bareWritesPerSecond("batch.sql") * OFFICES;
        run.command("psql", "-q -d rabrong_confirmation -c drop\u00a0schema\u00a0bench\u00a0cascade", true);
        System.out.printf(Locale.ROOT, "pgbench -N -c 8: %.0f/s%n", transactions);
        System.out.printf(
                Locale.ROOT,
                "one decision: %.0f/s; bare SQL of the same writes %.0f/s, ratio %.3f; of pgbench -N %.3f%n",
                single,
                bareSingle,
                single / bareSingle,
                single / transactions);
        System.out.printf(
                Locale.ROOT,
                "in batches of 225: %.0f decisions/s; bare SQL %.0f/s, ratio %.3f%n",
                inBatches,
                bareInBatches,
                inBatches / bareInBatches);
        System.out.println(run.fromDecisionToScore());
    }

    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(Measurements.class.getResource("/bench/" + name))
                .toURI());
    }

    private double bareWritesPerSecond(String script) throws Exception {
        return tps(command(
                "pgbench",
                "-n -c " + CLIENTS + " -j 2 -T " + LOAD.toSeconds() + " -f " + resource(script)
                        + " rabrong_confirmation",
                false));
    }

    /** Eight certifiers, each rejecting a variable of their own at all offices and taking it back. */
    private double decisionsPerSecondInBatches() throws Exception {
        List<String[]> variables = new ArrayList<>();
        for (String bureau :
                List.of("bfa", "btl", "psdg", "base", "bpp", "bet", "bpd", "bga", "bei", "bus", "bsa", "bme")) {
            Caller certifier = Caller.signedIn(gateway, bureau);
            certifier
                    .get("/api/v1/confirmations/variables?round=" + ROUND)
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(variable -> variable.at("/counts/NOT_REPORTED").asInt() == OFFICES)
                    .map(variable ->
                            new String[] {bureau, variable.path("variable").asString()})
                    .forEach(variables::add);
        }
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + LOAD.toNanos();
        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> work = new ArrayList<>();
            for (String[] variable : variables.subList(0, Math.min(CLIENTS, variables.size()))) {
                Caller certifier = Caller.signedIn(gateway, variable[0]);
                List<String> offices = certifier
                        .get("/api/v1/confirmations?round=" + ROUND + "&variable=" + variable[1])
                        .body()
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("office").asString())
                        .toList();
                String rows = offices.stream()
                        .map(office -> "{\"variable\": \"" + variable[1] + "\", \"office\": \"" + office + "\"}")
                        .collect(Collectors.joining(","));
                work.add(people.submit(() -> {
                    for (boolean reject = true; System.nanoTime() < end; reject = !reject) {
                        done.addAndGet(decideAll(certifier, reject, rows));
                    }
                }));
            }
            for (Future<?> person : work) {
                person.get();
            }
        }
        return done.get() / (double) LOAD.toSeconds();
    }

    private static int decideAll(Caller certifier, boolean reject, String rows) {
        Answer answer = certifier.post(
                "/api/v1/confirmations/batch",
                "{\"round\": \"" + ROUND + "\", \"decision\": \"" + (reject ? "REJECT" : "WITHDRAW")
                        + "\", \"reason\": \"เอกสารหลักฐานไม่ครบถ้วน\", \"items\": [" + rows + "]}");
        require(answer);
        return Math.toIntExact(answer.body()
                .path("items")
                .valueStream()
                .filter(row -> row.path("status").asInt() == 200)
                .count());
    }

    /** Eight certifiers, each confirming and withdrawing the items of offices of their own, as fast as answers come. */
    private double decisionsPerSecond() throws Exception {
        List<String> offices = officesWithValues("3.1.A");
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + LOAD.toNanos();
        try (ExecutorService people = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                List<String> own = every(CLIENTS, client, offices);
                Caller certifier = Caller.signedIn(gateway, "bfa");
                certifier.get("/api/v1/me");
                work.add(people.submit(() -> {
                    while (System.nanoTime() < end) {
                        for (String office : own) {
                            done.addAndGet(confirmAndWithdraw(certifier, office));
                            if (System.nanoTime() >= end) {
                                return;
                            }
                        }
                    }
                }));
            }
            for (Future<?> person : work) {
                person.get();
            }
        }
        return done.get() / (double) LOAD.toSeconds();
    }

    private static int confirmAndWithdraw(Caller certifier, String office) {
        String item = "/api/v1/confirmations/" + ROUND + "/3.1.A/" + office;
        require(certifier.post(item + "/confirm", "{\"revision\": 1}"));
        require(certifier.post(item + "/withdraw", "{}"));
        return 2;
    }

    private List<String> officesWithValues(String variable) {
        List<String> offices = Caller.signedIn(gateway, "psdg")
                .get("/api/v1/organisations?limit=1000")
                .body()
                .path("items")
                .valueStream()
                .filter(organisation -> !organisation.path("kind").asString().equals("BUREAU"))
                .map(organisation -> organisation.path("code").asString())
                .limit(64)
                .toList();
        for (String office : offices) {
            Caller reporter = Caller.signedIn(gateway, "office-" + office.toLowerCase(Locale.ROOT));
            Answer answer = reporter.put(
                    "/api/v1/entries/" + ROUND + "/" + variable + "/" + office, "{\"value\": \"75\", \"revision\": 0}");
            if (answer.status() != 200 && answer.status() != 409) {
                throw new IllegalStateException(answer.toString());
            }
        }
        Caller certifier = Caller.signedIn(gateway, "bfa");
        for (String office : offices) {
            awaitRevision(certifier, "/api/v1/confirmations/" + ROUND + "/" + variable + "/" + office);
        }
        return offices;
    }

    private static void awaitRevision(Caller certifier, String item) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> certifier.get(item).body().path("revision").asInt() > 0);
    }

    private double pgbenchTransactionsPerSecond() throws Exception {
        command("createdb", "pgbench_measurement", true);
        command("pgbench", "-i -q pgbench_measurement", false);
        return tps(command(
                "pgbench", "-N -c " + CLIENTS + " -j 2 -T " + LOAD.toSeconds() + " pgbench_measurement", false));
    }

    private static double tps(String report) {
        return report.lines()
                .filter(line -> line.startsWith("tps = "))
                .mapToDouble(line -> Double.parseDouble(line.split(" ", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(report));
    }

    /** Arguments are parted by spaces; one that has spaces of its own names them as no-break spaces. */
    private String command(String program, String arguments, boolean mayFail) throws Exception {
        List<String> line =
                new ArrayList<>(List.of(programs + program, "-h", "127.0.0.1", "-p", postgresPort, "-U", "postgres"));
        for (String argument : arguments.split(" ", -1)) {
            line.add(argument.replace('\u00a0', ' '));
        }
        Path out = Files.createTempFile("measurement", ".txt");
        int code = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        String text = Files.readString(out);
        Files.delete(out);
        if (code != 0 && !mayFail) {
            throw new IllegalStateException(line + ": " + text);
        }
        return text;
    }

    /** Time from the answer to a decision until the official score is visible through the API, one at a time. */
    private String fromDecisionToScore() {
        Caller reporter = Caller.signedIn(gateway, "office-9201");
        reporter.put("/api/v1/entries/" + ROUND + "/7.A/9201", "{\"value\": \"1\", \"revision\": 0}");
        Caller psdg = Caller.signedIn(gateway, "psdg");
        String item = "/api/v1/confirmations/" + ROUND + "/7.A/9201";
        awaitRevision(psdg, item);
        double[] millis = new double[PROBES];
        for (int probe = 0; probe < PROBES; probe++) {
            boolean confirm = probe % 2 == 0;
            require(confirm ? psdg.post(item + "/confirm", "{\"revision\": 1}") : psdg.post(item + "/withdraw", "{}"));
            long decided = System.nanoTime();
            while (!officialScore(psdg).equals(confirm ? "5.0000" : "1.0000")) {
                if (System.nanoTime() - decided > Duration.ofSeconds(30).toNanos()) {
                    throw new IllegalStateException("the score never changed");
                }
            }
            millis[probe] = (System.nanoTime() - decided) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "decision to visible score: p50 %.0f ms, p95 %.0f ms, max %.0f ms (%d decisions, one at a time)",
                millis[PROBES / 2],
                millis[PROBES * 95 / 100],
                millis[PROBES - 1],
                PROBES);
    }

    private static String officialScore(Caller psdg) {
        return psdg.get("/api/v1/scores?round=" + ROUND + "&office=9201")
                .body()
                .path("subIndicators")
                .valueStream()
                .filter(subIndicator -> subIndicator.path("code").asString().equals("7"))
                .map(subIndicator -> subIndicator.path("official").asString())
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> every(int step, int offset, List<T> all) {
        List<T> some = new ArrayList<>();
        for (int i = offset; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private static void require(Answer answer) {
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.toString());
        }
    }
}
