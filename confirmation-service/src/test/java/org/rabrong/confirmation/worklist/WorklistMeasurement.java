package org.rabrong.confirmation.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the worklists are read among 1.6 million items: eight years of three rounds of 300 variables at 225 offices, everything reported, with
 * the earlier rounds' values, scores and files. Not part of the suite: {@code -Dtest=WorklistMeasurement}.
 */
@ConfirmationTest
class WorklistMeasurement {

    private static final Logger LOG = LoggerFactory.getLogger(WorklistMeasurement.class);
    private static final int YEARS = 8;
    private static final int VARIABLES = 300;
    private static final int OFFICES = 225;
    private static final int CLIENTS = 8;
    private static final int REQUESTS = 2_000;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void worklists_among_one_and_a_half_million_items() throws Exception {
        fill();
        for (int clients : new int[] {1, CLIENTS}) {
            measure(
                    "225 offices of a variable",
                    clients,
                    OFFICES,
                    random -> "?round=" + round(random) + "&variable=" + OtherServices.wide(random.nextInt(VARIABLES)));
            measure(
                    "300 variables of an office",
                    clients,
                    VARIABLES,
                    random -> "?round=" + round(random) + "&office=" + office(random));
            measure("counts of 300 variables", clients, VARIABLES, random -> "/variables?round=" + round(random));
        }
    }

    private static String round(Random random) {
        return "y" + random.nextInt(YEARS) + "-12m";
    }

    private static String office(Random random) {
        return "W%03d".formatted(random.nextInt(OFFICES));
    }

    private void fill() {
        for (int office = 0; office < OFFICES; office++) {
            others.announce(
                    "W%03d".formatted(office), office < 183 ? "PRIMARY" : "SECONDARY", "สพป.ทดสอบ เขต " + office);
        }
        for (int year = 0; year < YEARS; year++) {
            others.publishWide("y" + year, VARIABLES);
            for (String months : List.of("6m", "9m", "12m")) {
                others.schedule("y" + year + "-" + months, "y" + year, -30, 30);
            }
        }
        await().atMost(Duration.ofMinutes(2))
                .until(() -> count("round_schedule where plan like 'y_'") == 3 * YEARS
                        && count("plan_variable where plan like 'y_'") == YEARS * VARIABLES
                        && count("organisation where code like 'W%'") == OFFICES);
        jdbc.sql("""
                insert into item (round, variable, office, plan, sub_indicator, bureau, status, value, revision, sequence, reported_at)
                select w.round, v.variable, o.code, w.plan, v.sub_indicator, v.bureau, 'AWAITING', 50 + w.months + (v.position % 40), 1, 1, now()
                from round_schedule w
                join plan_variable v on v.plan = w.plan and v.version = w.plan_version
                join organisation o on o.code like 'W%'
                where w.plan like 'y_'""").update();
        jdbc.sql("""
                insert into sub_indicator_score (round, office, sub_indicator, official, self_assessed)
                select distinct round, office, sub_indicator, 1.0000, 3.5000 from item where round like 'y_-12m'""").update();
        jdbc.sql("""
                insert into evidence_count (round, variable, office, files, office_files)
                select round, variable, office, 2, 1 from item where round like 'y_-12m'""").update();
        jdbc.sql("vacuum analyze").update();
        LOG.info("{} items", count("item"));
    }

    private void measure(String what, int clients, int rows, Function<Random, String> path) throws Exception {
        run(clients, REQUESTS / 2, rows, path, new ArrayList<>()); // warms up
        List<Long> micros = Collections.synchronizedList(new ArrayList<>());
        long start = System.nanoTime();
        run(clients, REQUESTS, rows, path, micros);
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Long> sorted = micros.stream().sorted().toList();
        LOG.info(
                "{}, {} clients: p50 {} µs, p95 {} µs, p99 {} µs, {} requests/s",
                what,
                clients,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() * 99 / 100),
                Math.round(sorted.size() / seconds));
    }

    private void run(int clients, int requests, int rows, Function<Random, String> path, List<Long> micros)
            throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(client -> people.submit(() -> {
                        Random random = new Random(client);
                        for (int i = 0; i < requests / clients; i++) {
                            long start = System.nanoTime();
                            ask(path.apply(random), rows);
                            micros.add((System.nanoTime() - start) / 1_000);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private void ask(String path, int rows) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/confirmations" + path))
                        .header("Authorization", "Bearer " + TestTokens.certifier("BTL"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().split("\"variable\"", -1).length - 1).isEqualTo(rows);
    }

    private long count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Long.class).single();
    }
}
