package org.rabrong.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes until every item of a new round is there in every service that keeps it, for several sizes in one run: seconds, items
 * per second, and events per second of the rounds' topic. Arguments: the gateway's address, PostgreSQL's port; {@code PGPASSWORD} set.
 *
 * <p>Not a test: absolute figures are noisy, the ratio between the sizes says whether the cost is linear.
 */
final class ItemsMeasurement {

    private static final Map<String, String> KEEPERS = Map.of(
            "rabrong_indicator", "item",
            "rabrong_submission", "entry",
            "rabrong_confirmation", "item",
            "rabrong_document", "item",
            "rabrong_scoring", "item");

    private final Caller psdg;
    private final String postgresPort;

    private ItemsMeasurement(URI gateway, String postgresPort) {
        this.psdg = Caller.signedIn(gateway, "psdg");
        this.postgresPort = postgresPort;
    }

    public static void main(String[] args) throws Exception {
        ItemsMeasurement run = new ItemsMeasurement(URI.create(args[0]), args[1]);
        List<String> offices = MeasuredPlan.offices(run.psdg);
        run.measure("warm-up", 20, offices);
        run.measure("half the variables", 150, offices);
        run.measure("half the offices", 300, offices.subList(0, offices.size() / 2));
        run.measure("all", 300, offices);
    }

    private void measure(String what, int variables, List<String> offices) throws Exception {
        PsdgAtWork work = new PsdgAtWork(psdg);
        String round = MeasuredPlan.openRound(work, variables, offices);
        int items = variables * offices.size();
        long start = System.nanoTime();
        work.startCreatingItems(round, null);
        work.awaitItems(round);
        double created = seconds(start);
        StringBuilder arrived = new StringBuilder();
        for (Map.Entry<String, String> keeper : KEEPERS.entrySet()) {
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> count(keeper.getKey(), keeper.getValue(), round) == items);
            arrived.append(' ')
                    .append(keeper.getKey().substring(8))
                    .append(" ≤ ")
                    .append(tenths(seconds(start)));
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() -> psdg.get("/api/v1/scores?limit=1000&round=" + round)
                                .body()
                                .path("items")
                                .size()
                        == offices.size());
        double all = seconds(start);
        System.out.printf(
                Locale.ROOT,
                "%s: %d variables × %d offices = %d items: created in %.1f s, everywhere in %.1f s: %.0f items/s, %.1f events/s of the round;%s%n",
                what,
                variables,
                offices.size(),
                items,
                created,
                all,
                items / all,
                variables / all,
                arrived);
    }

    private int count(String database, String table, String round) throws IOException, InterruptedException {
        Process psql = new ProcessBuilder(
                        "psql",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        postgresPort,
                        "-U",
                        "postgres",
                        "-Atc",
                        "select count(*) from %s where round = '%s'".formatted(table, round),
                        database)
                .redirectErrorStream(true)
                .start();
        String answer = new String(psql.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (psql.waitFor() != 0) {
            throw new IllegalStateException(answer);
        }
        return Integer.parseInt(answer);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static String tenths(double seconds) {
        return "%.1f s".formatted(seconds);
    }
}
