package org.rabrong.confirmation.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.MovedClock;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.confirmation.deadline.DeadlineDesk.Telling;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Offices and bureaus are reminded before a day ends, once for each lead. */
@ConfirmationTest
class RemindersTest {

    private static final LocalTime MORNING = LocalTime.of(5, 30);

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
    TestKafka kafka;

    private ARound round;

    @BeforeEach
    void a_round() {
        round = new ARound(others, api, jdbc);
    }

    @AfterEach
    void the_clock_is_right_again() {
        clock.setRight();
    }

    @Test
    void an_office_is_told_how_much_it_has_not_reported_once_for_each_lead() {
        round.reported("2.A/8101", 1);
        assertThat(told(round.reportingCloses.minusDays(8))).isEmpty();
        assertThat(told(round.reportingCloses.minusDays(7)))
                .containsExactly("REPORTING_ENDS 8101 4 lead 7", "REPORTING_ENDS 8102 5 lead 7");
        assertThat(told(round.reportingCloses.minusDays(7))).isEmpty();
        assertThat(told(round.reportingCloses.minusDays(5))).isEmpty();
        assertThat(told(round.reportingCloses.minusDays(2)))
                .containsExactly("REPORTING_ENDS 8101 4 lead 3", "REPORTING_ENDS 8102 5 lead 3");
        assertThat(told(round.reportingCloses))
                .containsExactly("REPORTING_ENDS 8101 4 lead 0", "REPORTING_ENDS 8102 5 lead 0");
    }

    @Test
    void an_extension_of_the_reporting_moves_its_reminders() {
        LocalDate later = round.reportingCloses.plusDays(4);
        round.extend("REPORTING", later, null, "8101", null);
        assertThat(told(round.reportingCloses))
                .containsExactly("REPORTING_ENDS 8102 5 lead 0", "REPORTING_ENDS 8101 5 lead 7");
        assertThat(notices(TestTokens.reporter("8101"))).containsExactly("REPORTING_ENDS 8101 5 " + later + " INFO");
        assertThat(told(later)).contains("REPORTING_ENDS 8101 5 lead 0");
    }

    @Test
    void a_bureau_is_told_how_much_it_has_not_decided_and_for_which_day() {
        round.reported("6.1.A/8101", 1);
        round.reported("6.1.A/8102", 1);
        clock.to(round.certificationCloses.minusDays(20).atTime(MORNING));
        round.decide("6.1.A/8102", "confirm", "{\"revision\": 1}").granted();
        round.decide("6.5.A/8102", "reject", "{\"reason\": \"ไม่มีเอกสาร\"}").granted();
        round.extend("CERTIFICATION", round.certificationCloses.plusDays(2), "BTL", "8101", "6.1.A");
        assertThat(told(round.certificationCloses.minusDays(1)))
                .containsExactly(
                        "CERTIFICATION_ENDS BTL 3 lead 1",
                        "CERTIFICATION_ENDS PSDG 4 lead 1",
                        "CERTIFICATION_ENDS BTL 1 lead 3");
        assertThat(notices(TestTokens.certifier("BTL")))
                .containsExactly(
                        "CERTIFICATION_ENDS BTL 3 " + round.certificationCloses + " URGENT",
                        "CERTIFICATION_ENDS BTL 1 " + round.certificationCloses.plusDays(2) + " WARNING");
    }

    @Test
    void an_office_is_told_what_it_may_still_correct_until_it_has_done_so() {
        LocalDate today = round.reportingCloses.plusDays(1);
        clock.to(today.atTime(MORNING));
        round.reported("6.1.A/8101", 1);
        round.reported("6.5.A/8101", 1);
        String fixBy = today.plusDays(2).toString();
        round.decide("6.1.A/8101", "reject", "{\"reason\": \"ผิดปี\", \"fixBy\": \"" + fixBy + "\"}")
                .granted();
        round.decide("6.5.A/8101", "reopen", "{\"until\": \"" + fixBy + "\"}").granted();
        round.decide("6.5.B/8101", "reopen", "{\"until\": \"" + fixBy + "\"}").granted();
        assertThat(told(today)).containsExactly("FIX_BY_ENDS 8101 1 lead 3", "REOPENING_ENDS 8101 2 lead 3");
        assertThat(links(TestTokens.reporter("8101")))
                .contains("/entry?round=" + round.code + "&office=8101&mark=missing,REJECTED");

        round.reported("6.1.A/8101", 2);
        round.reported("6.5.A/8101", 2);
        assertThat(notices(TestTokens.reporter("8101"))).containsExactly("REOPENING_ENDS 8101 1 " + fixBy + " WARNING");
        round.reported("6.5.B/8101", 1);
        assertThat(notices(TestTokens.reporter("8101"))).isEmpty();
        assertThat(told(today.plusDays(2))).noneMatch(line -> line.contains(" 8101 "));
    }

    @Test
    void what_no_longer_holds_is_not_shown() {
        assertThat(told(round.certificationCloses.minusDays(3))).hasSize(2);
        assertThat(notices(TestTokens.psdg())).hasSize(1);
        round.extend("CERTIFICATION", round.certificationCloses.plusDays(30), null, null, null);
        assertThat(notices(TestTokens.psdg())).isEmpty();
        assertThat(told(round.certificationCloses)).isEmpty();
    }

    @Test
    void an_extension_that_is_revoked_counts_no_more() {
        UUID id = round.extend("REPORTING", round.reportingCloses.plusDays(20), null, null, null);
        assertThat(told(round.reportingCloses)).isEmpty();
        round.extend(id, "REPORTING", round.reportingCloses.plusDays(20), null, null, null, true);
        round.until("select not exists (select from reporting_extension where id = '" + id + "')");
        assertThat(told(round.reportingCloses)).hasSize(2);
    }

    @Test
    void the_last_day_is_whole_in_bangkok() {
        clock.to(round.reportingCloses.atTime(23, 59, 40));
        assertThat(lines(desk.run(null)))
                .containsExactly("REPORTING_ENDS 8101 5 lead 0", "REPORTING_ENDS 8102 5 lead 0");
        assertThat(notices(TestTokens.reporter("8101")))
                .containsExactly("REPORTING_ENDS 8101 5 " + round.reportingCloses + " URGENT");
        clock.to(round.reportingCloses.plusDays(1).atStartOfDay());
        assertThat(notices(TestTokens.reporter("8101"))).isEmpty();
        clock.to(round.reportingCloses.minusDays(8).atTime(23, 59, 40));
        assertThat(lines(desk.preview())).isEmpty();
        clock.to(round.reportingCloses.minusDays(7).atStartOfDay());
        assertThat(lines(desk.preview())).hasSize(2);
    }

    @Test
    void a_dry_run_changes_nothing_and_a_run_tells_exactly_that() {
        clock.to(round.certificationCloses.plusDays(1).atTime(MORNING));
        round.extend("CERTIFICATION", round.certificationCloses.plusDays(3), "PSDG", null, null);
        String before = tables();
        JsonNode dry =
                api.post("/deadlines/run?dryRun=true", "", TestTokens.psdg()).granted();
        assertThat(api.post("/deadlines/run", "", TestTokens.psdg())
                        .granted()
                        .path("dryRun")
                        .asBoolean())
                .isTrue();
        assertThat(tables()).isEqualTo(before);
        JsonNode real =
                api.post("/deadlines/run?dryRun=false", "", TestTokens.psdg()).granted();
        assertThat(own(real, "notices")).hasSize(3).isEqualTo(own(dry, "notices"));
        assertThat(own(real, "escalations")).hasSize(1).isEqualTo(own(dry, "escalations"));
        JsonNode again =
                api.post("/deadlines/run?dryRun=false", "", TestTokens.psdg()).granted();
        assertThat(own(again, "notices")).isEmpty();
        assertThat(own(again, "escalations")).isEmpty();

        JsonNode deadlines = api.get("/deadlines", TestTokens.psdg()).granted();
        assertThat(deadlines.at("/runs/0/notices").asInt()).isZero();
        assertThat(deadlines.at("/runs/1/notices").asInt())
                .isEqualTo(real.path("notices").size());
        assertThat(deadlines.at("/runs/1/by").asString()).isNotBlank();
        JsonNode toldLast =
                api.get("/deadlines/told?limit=2", TestTokens.psdg()).granted();
        assertThat(toldLast.path("items")).hasSize(2);
        JsonNode next = api.get(
                        "/deadlines/told?limit=1&cursor="
                                + toldLast.path("next").asString(),
                        TestTokens.psdg())
                .granted();
        assertThat(own(next, "items")).hasSize(1);
    }

    @Test
    void instances_that_run_at_once_tell_each_reminder_once_and_each_recipient_s_events_in_order() throws Exception {
        clock.to(round.reportingCloses.minusDays(1).atTime(MORNING));
        List<String> told = new ArrayList<>();
        try (var instances = Executors.newFixedThreadPool(4)) {
            List<Callable<Telling>> runs =
                    List.of(() -> desk.run(null), () -> desk.run(null), () -> desk.run("กพร."), () -> desk.run(null));
            for (Future<Telling> run : instances.invokeAll(runs)) {
                told.addAll(lines(run.get()));
            }
        }
        assertThat(told).containsExactlyInAnyOrder("REPORTING_ENDS 8101 5 lead 1", "REPORTING_ENDS 8102 5 lead 1");
        TestEvent event = kafka.await(
                Notices.TOPIC,
                one -> one.key().equals("REPORTER/8101")
                        && one.data().path("round").asString().equals(round.code));
        EventContracts.assertObeys("notice", event.data());
        assertThat(event.data().at("/title/th").asString()).contains("รอบทดลอง", "5 รายการ", "พ.ค. 2");
        List<Long> sequences = kafka.received(Notices.TOPIC).stream()
                .filter(one -> one.key().equals("REPORTER/8101"))
                .map(TestEvent::sequence)
                .toList();
        for (int i = 0; i < sequences.size(); i++) {
            assertThat(sequences.get(i)).isEqualTo(i + 1L);
        }
    }

    @Test
    void everybody_sees_the_own_notices_and_nobody_another_s() {
        assertThat(told(round.reportingCloses)).hasSize(2);
        assertThat(told(round.certificationCloses)).hasSize(2);
        clock.to(round.reportingCloses.atTime(MORNING));
        assertThat(notices(TestTokens.reporter("8101")))
                .allMatch(line -> line.contains(" 8101 "))
                .hasSize(1);
        assertThat(notices(TestTokens.reporter("8102")))
                .allMatch(line -> line.contains(" 8102 "))
                .hasSize(1);
        assertThat(notices(TestTokens.reporter("M29"))).isEmpty();
        assertThat(notices(TestTokens.executive())).isEmpty();
        assertThat(notices(TestTokens.certifier("BET"))).isEmpty();
        clock.to(round.certificationCloses.atTime(MORNING));
        assertThat(notices(TestTokens.certifier("BTL")))
                .allMatch(line -> line.contains(" BTL "))
                .hasSize(1);
        assertThat(notices(TestTokens.of("two", "สองสำนัก", "/certifier/BTL", "/certifier/PSDG")))
                .hasSize(2);
        assertThat(notices(TestTokens.of("administrator", "กพร.", "/psdg"))).isEmpty();
    }

    @Test
    void who_may_not_is_refused_and_what_is_not_there_is_named() {
        for (String token : List.of(TestTokens.integrator(), TestTokens.nobody())) {
            api.get("/notices", token).refused(403, "forbidden");
        }
        String psdg = TestTokens.psdg();
        for (String token : List.of(
                TestTokens.reporter("8101"),
                TestTokens.certifier("BTL"),
                TestTokens.executive(),
                TestTokens.integrator(),
                TestTokens.nobody())) {
            api.get("/deadlines", token).refused(403, "forbidden");
            api.get("/deadlines/told", token).refused(403, "forbidden");
            api.post("/deadlines/run?dryRun=false", "", token).refused(403, "forbidden");
            api.post("/deadlines/run", "", token).refused(403, "forbidden");
        }
        api.get("/notices?round=nowhere", psdg).refused(404, "not-found");
        assertThat(api.get("/notices?round=%00", psdg).brokenRules()).containsExactly("round:characters");
        assertThat(api.get("/deadlines/told?limit=0", psdg).brokenRules()).containsExactly("limit:min");
        assertThat(api.get("/deadlines/told?limit=1001", psdg).brokenRules()).containsExactly("limit:max");
        assertThat(api.get("/deadlines/told?cursor=x", psdg).status()).isIn(400, 422);
        assertThat(api.post("/deadlines/run?dryRun=perhaps", "", psdg).status()).isIn(400, 422);
    }

    @Test
    void psdg_sees_when_it_runs_and_the_windows_with_what_is_left() {
        round.reported("2.A/8101", 1);
        round.extend("CERTIFICATION", round.certificationCloses.plusDays(3), "PSDG", null, null);
        clock.to(round.reportingCloses.atTime(MORNING));
        JsonNode deadlines = api.get("/deadlines", TestTokens.psdg()).granted();
        assertThat(deadlines.at("/settings/daysBefore").toString()).isEqualTo("[7,3,1,0]");
        assertThat(deadlines.at("/settings/times/0").asString()).isEqualTo("05:30:00");
        assertThat(deadlines.path("nextRun").isNull()).isTrue();
        JsonNode own = deadlines
                .path("rounds")
                .valueStream()
                .filter(one -> one.path("round").asString().equals(round.code))
                .findFirst()
                .orElseThrow();
        assertThat(own.at("/reporting/left").asInt()).isEqualTo(9);
        assertThat(own.at("/certification/left").asInt()).isEqualTo(10);
        assertThat(own.at("/certification/lastDay").asString())
                .isEqualTo(round.certificationCloses.plusDays(3).toString());
    }

    /** A run in the morning of the day, of it what is about this round. */
    private List<String> told(LocalDate day) {
        clock.to(day.atTime(MORNING));
        return lines(desk.run(null));
    }

    private List<String> lines(Telling telling) {
        return telling.notices().stream()
                .filter(notice -> notice.round().equals(round.code))
                .map(notice -> notice.kind() + " " + notice.recipient().organisation() + " "
                        + notice.counts().items() + " lead " + notice.lead())
                .toList();
    }

    private List<String> notices(String token) {
        return api.get("/notices?round=" + round.code, token)
                .granted()
                .path("items")
                .valueStream()
                .map(notice -> String.join(
                        " ",
                        notice.path("kind").asString(),
                        notice.at("/recipient/organisation").asString(),
                        notice.at("/counts/items").asString(),
                        notice.path("dueDay").asString(),
                        notice.path("severity").asString()))
                .toList();
    }

    private List<String> links(String token) {
        return api.get("/notices?round=" + round.code, token)
                .granted()
                .path("items")
                .valueStream()
                .map(notice -> notice.path("link").asString())
                .toList();
    }

    private List<JsonNode> own(JsonNode telling, String list) {
        return telling.path(list)
                .valueStream()
                .filter(one -> one.path("round").asString().equals(round.code))
                .peek(one -> ((tools.jackson.databind.node.ObjectNode) one).remove("toldAt"))
                .toList();
    }

    private String tables() {
        StringBuilder all = new StringBuilder();
        for (String table : Set.of("notice", "notice_recipient", "escalation", "escalation_line", "deadline_run")) {
            all.append(table)
                    .append(jdbc.sql("select coalesce(string_agg(t::text, '\n' order by t::text), '') from " + table
                                    + " t")
                            .query(String.class)
                            .single());
        }
        return all.toString();
    }
}
