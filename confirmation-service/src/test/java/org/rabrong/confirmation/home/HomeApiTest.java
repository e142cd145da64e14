package org.rabrong.confirmation.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** BTL certifies 6.1.A, 6.5.A and 6.5.B of 8101, 8102 and M29; psdg 2.A and 2.B. */
@ConfirmationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HomeApiTest {

    private static final String BTL = TestTokens.certifier("BTL");
    private static final String PSDG_ALONE = TestTokens.of("administrator", "กพร.", "/psdg");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    String round = "";

    @BeforeAll
    void a_round_with_something_of_each() {
        round = others.anOpenRound();
        for (String item : List.of("6.1.A/8101", "6.1.A/8102", "6.1.A/M29", "6.5.A/8101", "6.5.B/8102", "2.A/8101")) {
            others.reported(round + "/" + item, 1, "1");
        }
        LocalDate today = LocalDate.now(clock);
        refuse("6.1.A/M29");
        api.decide(round + "/6.1.A/M29", "withdraw", "{}").granted();
        refuse("6.1.A/M29");
        refuse("6.5.A/8101");
        api.decide(round + "/6.5.B/8102", "confirm", "{\"revision\": 1}").granted();
        set("6.1.A/8101", Duration.ofDays(10), null, null, null);
        set("6.1.A/8102", Duration.ofHours(1), Duration.ofDays(2), null, null);
        set("6.1.A/M29", Duration.ofDays(9), Duration.ofDays(5), today.minusDays(1), null);
        set("6.5.A/8101", Duration.ofDays(9), Duration.ofDays(3), today.minusDays(2), today);
        set("6.5.B/M29", null, null, null, today.minusDays(3));
        set("2.A/8101", Duration.ofHours(2), null, null, null);
    }

    private void refuse(String item) {
        api.decide(round + "/" + item, "reject", "{\"reason\": \"ไม่มีหลักฐาน\"}")
                .granted();
    }

    @Test
    void each_variable_says_how_many_stand_where_and_since_when_the_oldest_waits() {
        JsonNode home = home(BTL, "");
        assertThat(home.at("/variables").findValuesAsString("variable")).containsExactly("6.1.A", "6.5.A", "6.5.B");
        JsonNode first = home.at("/variables/0");
        assertThat(first.at("/figures/counts").toString())
                .isEqualTo("{\"NOT_REPORTED\":0,\"AWAITING\":2,\"REJECTED\":1,\"CONFIRMED\":0}");
        assertThat(Instant.parse(first.at("/figures/waitingSince").asString()))
                .isBetween(ago(Duration.ofDays(10)).minusSeconds(60), ago(Duration.ofDays(10)));
        assertThat(first.path("nameTh").asString()).isNotBlank();
        assertThat(home.at("/variables/1/mode").asString()).isEqualTo("AUDIT");
        assertThat(home.at("/variables/1/figures/waitingSince").isNull()).isTrue();
        assertThat(home.at("/totals/counts").toString())
                .isEqualTo("{\"NOT_REPORTED\":4,\"AWAITING\":2,\"REJECTED\":2,\"CONFIRMED\":1}");
        assertThat(home.path("daysLeft").asInt()).isEqualTo(30);
        assertThat(home.path("closes").asString())
                .isEqualTo(LocalDate.now(clock).plusDays(30).toString());
    }

    @Test
    void new_is_what_came_since_the_last_visit_and_still_waits() {
        JsonNode home = home(BTL, "");
        assertThat(home.at("/totals/fresh").asInt()).isEqualTo(1);
        assertThat(home.at("/totals/corrections").asInt()).isEqualTo(1);
        assertThat(home.at("/newest/0/office").asString()).isEqualTo("8102");
        assertThat(home.at("/newest/0/officeNameTh").asString()).isEqualTo("สพป.เชียงใหม่ เขต 1");
        assertThat(home.at("/newest/0/correction").asBoolean()).isTrue();
        JsonNode longAgo = home(BTL, "&since=" + ago(Duration.ofDays(30)));
        assertThat(longAgo.path("newest").findValuesAsString("office")).containsExactly("8102", "8101");
        assertThat(longAgo.at("/newest/1/correction").asBoolean(true)).isFalse();
        assertThat(home(BTL, "&since=" + ago(Duration.ofMinutes(1))).path("newest"))
                .isEmpty();
    }

    @Test
    void overdue_is_what_waits_longer_than_a_week_and_what_was_not_mended_in_time() {
        JsonNode home = home(BTL, "");
        assertThat(home.path("overdueAfterDays").asInt()).isEqualTo(7);
        assertThat(home.at("/totals/overdue").asInt()).isEqualTo(1);
        assertThat(home.path("longest").findValuesAsString("office")).containsExactly("8101");
        assertThat(home.at("/totals/unfixed").asInt())
                .as("a reopening that lasts longer than the day to mend is time too")
                .isEqualTo(1);
        assertThat(home.at("/unfixed/0/office").asString()).isEqualTo("M29");
        assertThat(home.at("/unfixed/0/reason").asString()).isEqualTo("ไม่มีหลักฐาน");
    }

    @Test
    void slow_are_the_offices_that_owe_answers_the_latest_first() {
        JsonNode slow = home(BTL, "").path("slow");
        assertThat(slow.findValuesAsString("office")).containsExactly("M29", "8101");
        JsonNode first = slow.path(0);
        assertThat(first.path("owed").asInt()).isEqualTo(2);
        assertThat(first.path("ended").asInt()).isEqualTo(2);
        assertThat(first.path("refused").asInt()).isEqualTo(1);
        assertThat(first.path("refusals").asInt()).as("refused twice").isEqualTo(2);
        assertThat(first.path("unreported").asInt()).as("the end is not near").isZero();
        assertThat(slow.at("/1/ended").asInt()).isZero();
        assertThat(home(BTL, "").path("slowOffices").asInt()).isEqualTo(2);
    }

    @Test
    void psdg_sees_every_bureau_and_may_look_at_one() {
        JsonNode all = home(PSDG_ALONE, "");
        assertThat(all.path("bureaus").findValuesAsString("bureau")).containsExactly("BTL", "PSDG");
        assertThat(all.at("/bureaus/1/figures/counts/AWAITING").asInt()).isEqualTo(1);
        assertThat(all.path("variables")).hasSize(5);
        assertThat(all.at("/totals/counts/AWAITING").asInt()).isEqualTo(3);
        assertThat(home(PSDG_ALONE, "&bureau=BTL").path("variables"))
                .isEqualTo(home(BTL, "").path("variables"));
        assertThat(home(PSDG_ALONE, "&bureau=NONE").path("variables")).isEmpty();
    }

    @Test
    void another_bureau_s_work_is_never_in_it() {
        for (JsonNode home : List.of(home(BTL, ""), home(BTL, "&bureau=BTL"))) {
            assertThat(home.path("bureaus").findValuesAsString("bureau")).containsExactly("BTL");
            assertThat(home.toString()).doesNotContain("\"2.A\"", "\"2.B\"");
        }
        assertThat(home(TestTokens.certifier("BET"), "").path("variables")).isEmpty();
        assertThat(home(TestTokens.certifier("BET"), "")
                        .at("/totals/counts/AWAITING")
                        .asInt())
                .isZero();
        assertThat(home(TestTokens.certifier("BET"), "").path("slow")).isEmpty();
        api.get("/home?round=" + round + "&bureau=PSDG", BTL).refused(403, "forbidden");
        String both = TestTokens.of("two", "สองสำนัก", "/certifier/BTL", "/certifier/PSDG");
        assertThat(home(both, "").path("variables")).hasSize(5);
    }

    static Stream<String> thoseWhoDoNotCertify() {
        return Stream.of(
                TestTokens.reporter("8101"), TestTokens.executive(), TestTokens.integrator(), TestTokens.nobody());
    }

    @ParameterizedTest
    @MethodSource("thoseWhoDoNotCertify")
    void it_is_for_certifiers_and_psdg(String token) {
        JsonNode refusal = api.get("/home?round=" + round, token).refused(403, "forbidden");
        assertThat(refusal.toString()).doesNotContain("6.1.A", "AWAITING");
        api.get("/home?round=nowhere", token).refused(403, "forbidden");
    }

    @Test
    void what_cannot_be_answered_is_refused_with_the_parameter() {
        api.get("/home?round=nowhere", BTL).refused(404, "not-found");
        assertThat(api.get("/home?round=" + round + "&since=yesterday", BTL).brokenRules())
                .containsExactly("since:type");
        assertThat(api.get("/home?round=%00", BTL).brokenRules()).containsExactly("round:characters");
        assertThat(api.get("/home?round=" + round + "&bureau=%00", PSDG_ALONE).brokenRules())
                .containsExactly("bureau:characters");
        assertThat(api.get("/home", BTL).brokenRules()).containsExactly("round:required");
    }

    @Test
    void shortly_before_the_end_offices_owe_what_they_have_not_reported() {
        String near = aPreparedRound(3);
        JsonNode home =
                api.get("/home?round=" + near, TestTokens.certifier("NEAR")).granted();
        assertThat(home.path("daysLeft").asInt()).isEqualTo(3);
        assertThat(home.at("/slow/0/office").asString()).isEqualTo("8102");
        assertThat(home.at("/slow/0/unreported").asInt()).isEqualTo(1);
        assertThat(home.at("/slow/0/owed").asInt()).isEqualTo(1);
        assertThat(home.at("/totals/overdue").asInt())
                .as("seven whole days are not more than seven days, a moment more is")
                .isEqualTo(1);
        assertThat(home.path("longest").findValuesAsString("office")).containsExactly("M29");

        jdbc.sql("insert into certification_extension (round, id, until, bureau) values (:round, :id, :until, 'NEAR')")
                .param("round", near)
                .param("id", UUID.randomUUID())
                .param("until", LocalDate.now(clock).plusDays(20))
                .update();
        JsonNode extended =
                api.get("/home?round=" + near, TestTokens.certifier("NEAR")).granted();
        assertThat(extended.path("daysLeft").asInt()).isEqualTo(20);
        assertThat(extended.path("slow")).isEmpty();
    }

    /** A round with one variable of the bureau NEAR: one report of exactly a week ago, one a moment older, one office without any. */
    private String aPreparedRound(int daysLeft) {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("insert into round_schedule values ('near-6m', 'near', 1, 6, :opens, :closes)")
                .param("opens", today.minusDays(30))
                .param("closes", today.plusDays(daysLeft))
                .update();
        jdbc.sql("""
                        insert into plan_variable (plan, version, variable, position, sub_indicator, bureau, audit_mode, four_eyes, name_th, unit_th,
                            sub_indicator_name_th, indicator_code, indicator_name_th, dimension_code, dimension_name_th, deviation_percent,
                            evidence_required)
                        values ('near', 1, '1.A', 1, '1', 'NEAR', false, false, 'ก', 'คน', 'ย่อย', '1', 'หลัก', 'EXT', 'มิติ', 50, false)""").update();
        jdbc.sql("""
                        insert into item (round, variable, office, plan, sub_indicator, bureau, status, value, revision, reported_at)
                        values ('near-6m', '1.A', '8101', 'near', '1', 'NEAR', 'AWAITING', 1, 1, :week),
                               ('near-6m', '1.A', 'M29', 'near', '1', 'NEAR', 'AWAITING', 1, 1, cast(:week as timestamptz) - interval '1 second'),
                               ('near-6m', '1.A', '8102', 'near', '1', 'NEAR', 'NOT_REPORTED', null, 0, null)""")
                .param("week", today.minusDays(7).atStartOfDay(clock.getZone()).toOffsetDateTime())
                .update();
        return "near-6m";
    }

    /** When it was reported and decided, and until when the office may answer. */
    private void set(
            String item,
            @Nullable Duration reported,
            @Nullable Duration decided,
            @Nullable LocalDate fixBy,
            @Nullable LocalDate reopenedUntil) {
        String[] id = item.split("/", -1);
        int rows = jdbc.sql("""
                        update item set reported_at = cast(:reported as timestamptz), decided_at = cast(:decided as timestamptz),
                            fix_by = cast(:fixBy as date), reopened_until = cast(:reopened as date)
                        where round = :round and variable = :variable and office = :office""")
                .param("reported", reported == null ? null : ago(reported).atOffset(ZoneOffset.UTC))
                .param("decided", decided == null ? null : ago(decided).atOffset(ZoneOffset.UTC))
                .param("fixBy", fixBy)
                .param("reopened", reopenedUntil)
                .param("round", round)
                .param("variable", id[0])
                .param("office", id[1])
                .update();
        assertThat(rows).isOne();
    }

    private Instant ago(Duration time) {
        return clock.instant().minus(time);
    }

    private JsonNode home(String token, String more) {
        return api.get("/home?round=" + round + more, token).granted();
    }
}
