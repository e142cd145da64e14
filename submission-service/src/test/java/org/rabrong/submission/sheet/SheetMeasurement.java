package org.rabrong.submission.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.submission.Stage;
import org.rabrong.submission.SubmissionTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long a sheet of 300 variables takes at the service, among 225 offices and three rounds of the plan, all reported, certified and scored; and how
 * long it takes to report all 300 at once. Not one of the tests: {@code -Dtest=SheetMeasurement} runs it.
 */
@SubmissionTest
class SheetMeasurement {

    private static final Logger log = LoggerFactory.getLogger(SheetMeasurement.class);
    private static final int VARIABLES = 300;
    private static final int OFFICES = 225;
    private static final int TIMES = 200;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient database;

    @Test
    void a_sheet_of_300_variables() throws Exception {
        stage.publishPlan("krs-4000", VARIABLES, 50);
        for (int months : List.of(6, 9, 12)) {
            fill(stage.roundOf("krs-4000", months, 1, List.of("8101")));
        }
        sheets("as the tables were just filled");
        database.sql("analyze").update();
        sheets("after analyze");
        reports();
    }

    private void sheets(String when) throws Exception {
        measure(
                "sheet " + when,
                i -> () -> stage.get("?round=krs-4000-12m&office=" + office(i), TestTokens.reporter(office(i)))
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult());
    }

    private void reports() throws Exception {
        measure(
                "300 reports at once",
                i -> () -> stage.putMany(
                                "krs-4000-12m",
                                office(i),
                                TestTokens.reporter(office(i)),
                                IntStream.rangeClosed(1, VARIABLES)
                                        .mapToObj(v -> Stage.row("2.V" + v, "412", 1))
                                        .collect(Collectors.joining(",")))
                        .expectStatus()
                        .isOk()
                        .expectBody()
                        .returnResult());
    }

    private void measure(String what, IntFunction<Callable<?>> request) throws Exception {
        long[] millis = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            request.apply(i).call();
            millis[i] = (System.nanoTime() - start) / 1_000_000;
        }
        log.info(
                "{}: first {} ms, of {} after it p50 {} ms, p95 {} ms, longest {} ms",
                what,
                millis[0],
                TIMES - 1,
                at(millis, 50),
                at(millis, 95),
                at(millis, 100));
    }

    private static long at(long[] millis, int percent) {
        long[] sorted = Arrays.copyOfRange(millis, 1, millis.length);
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) * percent / 100];
    }

    private static String office(int i) {
        return "1" + String.format(Locale.ROOT, "%03d", i % OFFICES);
    }

    private void fill(String round) {
        String items = """
                from generate_series(0, %d) as o, generate_series(1, %d) as v""".formatted(OFFICES - 1, VARIABLES);
        String id = "'" + round + "', '1' || lpad(o::text, 3, '0'), '2.V' || v";
        database.sql(
                        "insert into entry (round, office, variable, sequence, revision, value, reported_by, reported_at) select "
                                + id + ", 1, 1, (100 + v)::text, 'ผู้รายงาน', now() " + items)
                .update();
        database.sql("insert into certification (round, office, variable, status, value, revision) select " + id
                        + ", 'AWAITING', (100 + v)::text, 1 " + items)
                .update();
        database.sql("insert into evidence_count (round, office, variable, files, office_files) select " + id
                        + ", 2, 1 " + items)
                .update();
        database.sql("insert into score (round, office, sub_indicator, official, self_assessed) select '" + round
                        + "', '1' || lpad(o::text, 3, '0'), '2', '1.0000', '3.0000' from generate_series(0, "
                        + (OFFICES - 1) + ") as o")
                .update();
    }
}
