package org.rabrong.confirmation.deadline;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.OtherServices;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A round with a plan of its own and the days that a test wants: 2.A and 2.B (PSDG), 6.1.A, 6.5.A and 6.5.B (BTL) at two offices. Its
 * days lie years ahead of the other tests', whose rounds a run is about too.
 */
final class ARound {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Where its reporting ends. Certification ends ten days later. */
    final LocalDate reportingCloses;

    final LocalDate certificationCloses;
    final String code;
    private final String plan;
    private final OtherServices others;
    private final Api api;
    private final JdbcClient jdbc;

    ARound(OtherServices others, Api api, JdbcClient jdbc) {
        int number = COUNT.incrementAndGet();
        this.others = others;
        this.api = api;
        this.jdbc = jdbc;
        this.plan = "dead-" + number;
        this.code = plan + "-6m";
        this.reportingCloses = LocalDate.of(2100 + number, 5, 21);
        this.certificationCloses = reportingCloses.plusDays(10);
        others.announce("8101", "PRIMARY", "สพป.กระบี่");
        others.announce("8102", "PRIMARY", "สพป.เชียงใหม่ เขต 1");
        others.announce("BTL", "BUREAU", "สำนักเทคโนโลยีเพื่อการเรียนการสอน");
        others.publish(plan, 1, "BTL");
        schedule(reportingCloses, certificationCloses);
        for (String variable : List.of("2.A", "2.B", "6.1.A", "6.5.A", "6.5.B")) {
            others.createItems(code, plan, variable, List.of("8101", "8102"));
        }
        until("select count(*) = 10 from item i join round_schedule w on w.round = i.round"
                + " join plan_variable v on v.plan = w.plan and v.variable = i.variable where i.round = '" + code
                + "'");
        until("select count(*) = 3 from organisation where code in ('8101', '8102', 'BTL')");
    }

    /** Both windows begin on the first of the month. */
    void schedule(LocalDate reporting, LocalDate certification) {
        others.tell("rabrong.rounds.v1", code, "org.rabrong.rounds.scheduled.v1", """
                {"round": "%s", "plan": "%s", "planVersion": 1, "programme": "KRS", "fiscalYear": 2559, "months": 6,
                 "nameTh": "รอบทดลอง", "reporting": {"opens": "%s", "closes": "%s"},
                 "certification": {"opens": "%s", "closes": "%s"}}""".formatted(
                        code,
                        plan,
                        reportingCloses.withDayOfMonth(1),
                        reporting,
                        reportingCloses.withDayOfMonth(1),
                        certification));
        until("select reporting_closes = '%s' and certification_closes = '%s' from round_schedule where round = '%s'"
                .formatted(reporting, certification, code));
    }

    UUID extend(
            String window,
            LocalDate until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable) {
        UUID id = UUID.randomUUID();
        extend(id, window, until, bureau, office, variable, false);
        until("select count(*) = 1 from " + window.toLowerCase(java.util.Locale.ROOT) + "_extension where id = '" + id
                + "'");
        return id;
    }

    void extend(
            UUID id,
            String window,
            LocalDate until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable,
            boolean revoked) {
        others.tell("rabrong.rounds.v1", code, "org.rabrong.rounds.window-extended.v1", """
                {"round": "%s", "id": "%s", "window": "%s", "until": "%s", "bureau": %s, "office": %s, "variable": %s,
                 "reason": "น้ำท่วม", "revoked": %b, "by": {"id": "b1f7", "name": "กพร.", "organisation": "PSDG"},
                 "at": "2016-04-02T03:00:00Z"}""".formatted(
                        code, id, window, until, quoted(bureau), quoted(office), quoted(variable), revoked));
    }

    /** {@code 2.A/8101} of this round. */
    String item(String item) {
        return code + "/" + item;
    }

    void reported(String item, long revision) {
        others.reported(item(item), revision, "4");
    }

    Api.Answer decide(String item, String action, String json) {
        return api.decide(item(item), action, json);
    }

    void until(String sql) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql(sql).query(Boolean.class).optional().orElse(false));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
