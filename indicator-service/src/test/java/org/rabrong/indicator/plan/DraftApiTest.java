package org.rabrong.indicator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rabrong.indicator.IndicatorTest;
import org.rabrong.indicator.plan.PlanClient.Answer;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

/** psdg builds a plan on the screen: every change is one request, and each can be taken back. */
@IndicatorTest
class DraftApiTest {

    private static final AtomicInteger YEARS = new AtomicInteger(2600);

    @Autowired
    RestTestClient http;

    @Autowired
    TestKafka kafka;

    private PlanClient psdg;

    @BeforeEach
    void client() {
        psdg = new PlanClient(http);
    }

    @Test
    void a_published_plan_has_a_draft_that_equals_it() {
        Answer draft = psdg.get("/plans/ars-2559/draft");
        assertThat(draft.status()).isEqualTo(200);
        assertThat(draft.at("/differs").asBoolean()).isFalse();
        assertThat(draft.at("/undo").isNull()).isTrue();
        assertThat(draft.at("/tree/dimensions"))
                .isEqualTo(psdg.get("/plans/ars-2559").at("/dimensions"));
        assertThat(psdg.get("/plans/ars-2559/differences?from=1&to=draft").at("/items"))
                .isEmpty();
    }

    @Test
    void from_nothing_to_a_published_version() {
        String plan = emptyPlan();
        int revision = 1;
        Answer answer = psdg.post("/plans/" + plan + "/draft/parts", """
                {"revision": %d, "level": "DIMENSION", "part": {"code": "EXT", "nameTh": "มิติภายนอก"}}""".formatted(revision));
        assertThat(answer.at("/added").asString()).isEqualTo("EXT");
        answer = add(plan, answer, "INDICATOR", "EXT", "{\"nameTh\": \"ตัวชี้วัดหลัก\"}");
        assertThat(answer.at("/added").asString()).isEqualTo("1");
        answer = add(plan, answer, "SUB_INDICATOR", "1", """
                {"nameTh": "ร้อยละ", "weight": "60", "bureau": "BPP", "reporters": {"kind": "ALL"},
                 "scoring": {"kind": "LINEAR", "formula": "100 * A / B", "levels": ["60", 70, "80", "90", "100"]}}""");
        assertThat(answer.at("/added").asString()).isEqualTo("1.1");
        answer = add(plan, answer, "VARIABLE", "1.1", "{\"nameTh\": \"ก\", \"unitTh\": \"คน\", \"max\": \"100\"}");
        assertThat(answer.at("/added").asString()).isEqualTo("1.1.A");
        answer = add(plan, answer, "VARIABLE", "1.1", """
                {"id": "B", "nameTh": "ข", "unitTh": "คน", "min": "1", "max": "100", "description": "บรรทัดหนึ่ง\\nบรรทัดสอง", "cumulative": true}""");
        assertThat(answer.at("/findings").findValuesAsString("severity")).containsOnly("WARNING");
        assertThat(answer.at("/weights/0/sum").asString()).isEqualTo("60");

        Answer refused = publish(plan, answer.revision(), false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("plan-incomplete");
        assertThat(refused.at("/findings/0/severity").asString()).isEqualTo("WARNING");

        Answer published = publish(plan, answer.revision(), true);
        assertThat(published.status()).isEqualTo(200);
        assertThat(published.at("/version").asInt()).isEqualTo(1);
        assertThat(published.at("/by").asString()).isEqualTo("กพร.");
        TestEvent event = kafka.await(Plans.TOPIC, told -> told.key().equals(plan));
        assertThat(event.sequence()).isEqualTo(1);
        EventContracts.assertObeys("plan", event.data());
        assertThat(psdg.get("/plans/" + plan).body()).isEqualTo(event.data());
        assertThat(psdg.get("/plans/" + plan + "/draft").at("/differs").asBoolean())
                .isFalse();
        assertThat(publish(plan, answer.revision(), true).problem()).isEqualTo("nothing-to-publish");
    }

    @Test
    void a_change_of_one_field_changes_nothing_else_and_is_told_for_people() {
        String plan = copyOfKrs();
        Answer before = draft(plan);
        Answer after = change(plan, before.revision(), "SUB_INDICATOR", "1.1.1", "{\"weight\": \"10\"}");
        assertThat(after.revision()).isEqualTo(before.revision() + 1);
        assertThat(after.at("/undo/what").asString()).isEqualTo("แก้ไขน้ำหนักของตัวชี้วัดย่อย 1.1.1");
        assertThat(after.at("/undo/by").asString()).isEqualTo("กพร.");
        Answer differences = psdg.get("/plans/krs-2559/differences?from=0&to=1");
        assertThat(differences.at("/items").size()).isGreaterThan(60);
        publish(plan, after.revision(), true);
        Answer second = change(plan, after.revision(), "SUB_INDICATOR", "1.1.1", "{\"weight\": 5}");
        assertThat(second.at("/differs").asBoolean()).isTrue();
        Answer told = psdg.get("/plans/" + plan + "/differences?from=1&to=draft");
        assertThat(told.at("/items").size()).isEqualTo(1);
        assertThat(told.at("/items/0/message").asString()).isEqualTo("น้ำหนักของ 1.1.1: 10 → 5");
        assertThat(told.at("/items/0/place/field").asString()).isEqualTo("weight");
        assertThat(publish(plan, second.revision(), true).at("/version").asInt())
                .isEqualTo(2);
        assertThat(psdg.get("/plans/" + plan + "/versions").at("/items").findValuesAsString("version"))
                .containsExactly("2", "1");
        assertThat(psdg.get("/plans/" + plan + "?version=1")
                        .at("/dimensions/0/indicators/0/subIndicators/0/weight")
                        .asString())
                .isEqualTo("10");
    }

    @Test
    void a_part_is_moved_and_a_variable_takes_the_code_of_its_new_place() {
        String plan = copyOfKrs();
        Answer moved = psdg.post("/plans/" + plan + "/draft/moves", """
                {"revision": 1, "level": "SUB_INDICATOR", "code": "1.1.2", "parent": "1.2", "position": 0}""");
        assertThat(moved.at("/tree/dimensions/0/indicators/1/subIndicators/0/code")
                        .asString())
                .isEqualTo("1.1.2");
        Answer taken = psdg.post("/plans/" + plan + "/draft/moves", """
                {"revision": 2, "level": "VARIABLE", "code": "1.1.1.B", "parent": "1.1.2", "position": 0}""");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.problem()).isEqualTo("code-taken");
        Answer free = psdg.post("/plans/" + plan + "/draft/moves", """
                {"revision": 2, "level": "VARIABLE", "code": "1.1.1.B", "parent": "7", "position": 9}""");
        assertThat(free.body().toString()).contains("\"7.B\"").doesNotContain("1.1.1.B\"");
    }

    @Test
    void psdg_sets_how_far_from_last_round_a_value_may_be_unwarned() {
        String plan = emptyPlan();
        assertThat(draft(plan).at("/tree/deviationPercent").asInt()).isEqualTo(50);
        Answer changed = psdg.put("/plans/" + plan + "/draft", "{\"revision\": 1, \"deviationPercent\": 0}");
        assertThat(changed.at("/tree/deviationPercent").asInt()).isZero();
        assertThat(changed.at("/tree/policy").asString()).isEqualTo("UNDECIDED_COUNTS_ONE");
        assertThat(changed.at("/undo/what").asString()).isEqualTo("แก้ไขร้อยละที่เตือนเมื่อต่างจากรอบก่อนของผัง");
        assertThat(undo(plan, 2).at("/tree/deviationPercent").asInt()).isEqualTo(50);

        String copy = created(YEARS.incrementAndGet(), ", \"copyOf\": \"krs-2559\", \"deviationPercent\": 1000");
        assertThat(publish(copy, 1, true).status()).isEqualTo(200);
        assertThat(psdg.get("/plans/" + copy).at("/deviationPercent").asInt()).isEqualTo(1000);
        psdg.put("/plans/" + copy + "/draft", "{\"revision\": 1, \"deviationPercent\": 20}");
        assertThat(psdg.get("/plans/" + copy + "/differences?from=1&to=draft")
                        .at("/items/0/message")
                        .asString())
                .isEqualTo("ร้อยละที่เตือนเมื่อต่างจากรอบก่อนของผัง: 1000 → 20");
    }

    @Test
    void psdg_asks_for_two_certifiers_of_a_sub_indicator() {
        String plan = copyOfKrs();
        publish(plan, 1, true);
        Answer changed = change(plan, 1, "SUB_INDICATOR", "1.1.1", "{\"fourEyes\": true}");
        assertThat(changed.at("/tree/dimensions/0/indicators/0/subIndicators/0/fourEyes")
                        .asBoolean())
                .isTrue();
        assertThat(changed.at("/undo/what").asString())
                .isEqualTo("แก้ไขรับรองสองคน (คนหนึ่งเสนอ อีกคนหนึ่งรับรอง)ของตัวชี้วัดย่อย 1.1.1");
        Answer told = psdg.get("/plans/" + plan + "/differences?from=1&to=draft");
        assertThat(told.at("/items/0/message").asString())
                .isEqualTo("รับรองสองคน (คนหนึ่งเสนอ อีกคนหนึ่งรับรอง)ของ 1.1.1: ไม่ใช่ → ใช่");
        assertThat(publish(plan, changed.revision(), true).at("/version").asInt())
                .isEqualTo(2);
        TestEvent event = kafka.await(Plans.TOPIC, it -> it.key().equals(plan) && it.sequence() == 2);
        EventContracts.assertObeys("plan", event.data());
        assertThat(event.data().findValuesAsString("fourEyes")).containsOnlyOnce("true");
        assertThat(psdg.get("/plans/" + plan + "?version=1").body().findValuesAsString("fourEyes"))
                .containsOnly("false");
        assertThat(undo(plan, 2).body().findValuesAsString("fourEyes")).containsOnly("false");
        String next = created(YEARS.incrementAndGet(), ", \"copyOf\": \"" + plan + "\"");
        assertThat(draft(next).body().findValuesAsString("fourEyes")).containsOnlyOnce("true");
        Answer refused = change(plan, 3, "SUB_INDICATOR", "1.1.1", "{\"fourEyes\": \"yes\"}");
        assertThat(refused.violation()).startsWith("part.fourEyes: ");
    }

    @ParameterizedTest
    @CsvSource({"-1, min", "1001, max", "12.5, integer", "'\"50\"', integer"})
    void a_percentage_outside_its_range_is_refused(String percent, String rule) {
        String plan = emptyPlan();
        assertThat(psdg.put(
                                "/plans/" + plan + "/draft",
                                "{\"revision\": 1, \"deviationPercent\": %s}".formatted(percent))
                        .violation())
                .isEqualTo("deviationPercent: " + rule);
    }

    @Test
    void changes_are_taken_back_one_after_the_other_until_the_first() {
        String plan = copyOfKrs();
        Answer first = draft(plan);
        Answer second = change(plan, 1, "DIMENSION", "EXT", "{\"code\": \"OUT\"}");
        Answer third = psdg.delete("/plans/" + plan + "/draft/parts/INDICATOR/1.1?revision=2");
        assertThat(third.status()).isEqualTo(200);
        Answer back = undo(plan, 3);
        assertThat(back.at("/tree")).isEqualTo(second.at("/tree"));
        assertThat(back.revision()).isEqualTo(4);
        back = undo(plan, 4);
        assertThat(back.at("/tree")).isEqualTo(first.at("/tree"));
        assertThat(back.at("/undo").isNull()).isTrue();
        assertThat(undo(plan, 5).problem()).isEqualTo("nothing-to-undo");
    }

    @Test
    void a_stale_revision_is_refused_with_the_present_one() {
        String plan = copyOfKrs();
        change(plan, 1, "SUB_INDICATOR", "8", "{\"weight\": \"11\"}");
        Answer stale = change(plan, 1, "SUB_INDICATOR", "8", "{\"weight\": \"12\"}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.problem()).isEqualTo("stale-revision");
        assertThat(stale.at("/current/revision").asInt()).isEqualTo(2);
        assertThat(publish(plan, 1, true).problem()).isEqualTo("stale-revision");
        assertThat(undo(plan, 1).problem()).isEqualTo("stale-revision");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUB_INDICATOR | 8   | {"weight": "-1"}                              | part.weight: min
            SUB_INDICATOR | 8   | {"weight": "101"}                             | part.weight: max
            SUB_INDICATOR | 8   | {"weight": "1.00001"}                         | part.weight: decimals
            SUB_INDICATOR | 8   | {"weight": "1e2"}                             | part.weight: number
            SUB_INDICATOR | 8   | {"weight": 1e999999999}                       | part.weight: number
            SUB_INDICATOR | 8   | {"wieght": "1"}                               | part.wieght: unknown-field
            SUB_INDICATOR | 8   | {"unitTh": "คน"}                               | part.unitTh: unknown-field
            SUB_INDICATOR | 8   | {"code": "1 2"}                               | part.code: format
            SUB_INDICATOR | 8   | {"code": null}                                | part.code: required
            SUB_INDICATOR | 8   | {"bureau": "bpp"}                             | part.bureau: format
            SUB_INDICATOR | 8   | {"mode": "OTHER"}                             | part.mode: word
            SUB_INDICATOR | 8   | {"nameTh": 7}                                 | part.nameTh: type
            SUB_INDICATOR | 8   | {"nameTh": "a\\u0000"}                        | part.nameTh: characters
            SUB_INDICATOR | 8   | {"nameTh": "\\ud800"}                         | part.nameTh: characters
            SUB_INDICATOR | 8   | {"reporters": {"offices": ["8101", "8101"]}}  | part.reporters.offices[1]: twice
            SUB_INDICATOR | 8   | {"reporters": []}                             | part.reporters: type
            SUB_INDICATOR | 8   | {"scoring": {"levels": [1, 2, 3, 4, 5, 6]}}   | part.scoring.levels: count
            SUB_INDICATOR | 8   | {"scoring": {"levels": ["x"]}}                | part.scoring.levels[0]: number
            VARIABLE      | 8.A | {"max": "1000000000000000"}                   | part.max: max
            VARIABLE      | 8.A | {"decimals": 7}                               | part.decimals: max
            VARIABLE      | 8.A | {"decimals": 1.5}                             | part.decimals: integer
            VARIABLE      | 8.A | {"open": "yes"}                               | part.open: type
            VARIABLE      | 8.A | {"id": "AB"}                                  | part.id: format
            VARIABLE      | 8.A | {"code": "8.B"}                               | part.code: unknown-field
            """)
    void what_is_malformed_is_refused_by_field_and_rule(String level, String code, String part, String violation) {
        String plan = "krs-2559";
        Answer before = draft(plan);
        Answer refused = change(plan, before.revision(), level, code, part);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.violation()).isEqualTo(violation);
        assertThat(draft(plan).body()).isEqualTo(before.body());
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(psdg.get("/plans/krs-2699/draft").status()).isEqualTo(404);
        assertThat(change("krs-2559", 1, "SUB_INDICATOR", "99", "{}").status()).isEqualTo(404);
        assertThat(change("krs-2559", 1, "PLAN", "krs-2559", "{}").violation()).isEqualTo("level: word");
        assertThat(psdg.post(
                                "/plans/krs-2559/draft/parts",
                                "{\"revision\": 1, \"level\": \"VARIABLE\", \"parent\": \"99\"}")
                        .violation())
                .isEqualTo("parent: unknown-part");
    }

    static Stream<Arguments> notPsdg() {
        return Map.of(
                        "reporter", TestTokens.reporter("8101"),
                        "certifier", TestTokens.certifier("BTL"),
                        "executive", TestTokens.executive(),
                        "integrator", TestTokens.integrator(),
                        "nobody", TestTokens.nobody())
                .entrySet()
                .stream()
                .map(person -> Arguments.of(person.getKey(), person.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notPsdg")
    void only_psdg_sees_or_changes_drafts(String who, String token) {
        String draft = "/plans/krs-2559/draft";
        assertThat(psdg.send(HttpMethod.GET, draft, token, null).status()).isEqualTo(403);
        assertThat(psdg.send(HttpMethod.PUT, draft, token, "{}").status()).isEqualTo(403);
        assertThat(psdg.send(HttpMethod.POST, draft + "/parts", token, "{}").status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.PUT, draft + "/parts/VARIABLE/2.A", token, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.DELETE, draft + "/parts/VARIABLE/2.A?revision=1", token, null)
                        .status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.POST, draft + "/moves", token, "{}").status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.POST, draft + "/undo", token, "{}").status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.POST, "/plans/krs-2559/publish", token, "{}")
                        .status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.POST, "/plans", token, "{}").status()).isEqualTo(403);
        assertThat(psdg.send(HttpMethod.POST, "/programmes", token, "{}").status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.PUT, "/programmes/KRS", token, "{}").status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.GET, "/plans/krs-2559/differences?from=1&to=draft", token, null)
                        .status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.GET, "/plans/no-such-plan/draft", token, null)
                        .status())
                .isEqualTo(403);
        assertThat(psdg.send(HttpMethod.GET, "/plans", token, null)
                        .at("/items/0/draft")
                        .isNull())
                .isTrue();
        assertThat(psdg.send(HttpMethod.GET, "/plans/krs-2559/versions", token, null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_plan_needs_a_programme_a_sensible_year_and_to_be_new() {
        assertThat(psdg.post("/plans", "{\"programme\": \"XYZ\", \"fiscalYear\": 2560, \"nameTh\": \"x\"}")
                        .violation())
                .isEqualTo("programme: unknown-programme");
        assertThat(psdg.post("/plans", "{\"programme\": \"KRS\", \"fiscalYear\": 2017, \"nameTh\": \"x\"}")
                        .violation())
                .isEqualTo("fiscalYear: min");
        assertThat(psdg.post("/plans", "{\"programme\": \"KRS\", \"fiscalYear\": 2559, \"nameTh\": \"x\"}")
                        .problem())
                .isEqualTo("plan-exists");
        assertThat(psdg.post(
                                "/plans",
                                "{\"programme\": \"KRS\", \"fiscalYear\": 2560, \"nameTh\": \"x\", \"copyOf\": \"krs-2600\"}")
                        .violation())
                .isEqualTo("copyOf: unknown-plan");
    }

    @Test
    void programmes_come_with_the_plans_and_are_added_and_renamed() {
        assertThat(psdg.get("/programmes").at("/items").findValuesAsString("code"))
                .contains("ARS", "KRS");
        Answer added = psdg.post("/programmes", "{\"code\": \"NEW\", \"nameTh\": \"ระบบใหม่\", \"nameEn\": \"New\"}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(psdg.post("/programmes", "{\"code\": \"NEW\", \"nameTh\": \"อีก\"}")
                        .problem())
                .isEqualTo("programme-exists");
        assertThat(psdg.put("/programmes/NEW", "{\"nameTh\": \"ระบบ\"}").body().toString())
                .isEqualTo("{\"code\":\"NEW\",\"nameTh\":\"ระบบ\",\"nameEn\":null}");
        assertThat(psdg.put("/programmes/OLD", "{\"nameTh\": \"ระบบ\"}").status())
                .isEqualTo(404);
        assertThat(psdg.post("/programmes", "{\"code\": \"krs\"}").violation()).isEqualTo("code: format");
        Answer plan = psdg.post("/plans", """
                {"programme": "NEW", "fiscalYear": 2560, "nameTh": "ผังใหม่", "copyOf": "krs-2559"}""");
        assertThat(plan.status()).isEqualTo(201);
        assertThat(plan.at("/plan").asString()).isEqualTo("new-2560");
        assertThat(plan.at("/version").isNull()).isTrue();
        assertThat(psdg.get("/plans/new-2560").status()).isEqualTo(404);
        assertThat(draft("new-2560").at("/tree/dimensions"))
                .isEqualTo(psdg.get("/plans/krs-2559").at("/dimensions"));
    }

    private String emptyPlan() {
        return created(YEARS.incrementAndGet(), "");
    }

    private String copyOfKrs() {
        return created(YEARS.incrementAndGet(), ", \"copyOf\": \"krs-2559\"");
    }

    private String created(int year, String more) {
        Answer created = psdg.post(
                "/plans", "{\"programme\": \"KRS\", \"fiscalYear\": %d, \"nameTh\": \"ผัง\"%s}".formatted(year, more));
        assertThat(created.status()).isEqualTo(201);
        return "krs-" + year;
    }

    private Answer draft(String plan) {
        return psdg.get("/plans/" + plan + "/draft");
    }

    private Answer add(String plan, Answer before, String level, String parent, String part) {
        Answer added = psdg.post(
                "/plans/" + plan + "/draft/parts",
                "{\"revision\": %d, \"level\": \"%s\", \"parent\": \"%s\", \"part\": %s}"
                        .formatted(before.revision(), level, parent, part));
        assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
        return added;
    }

    private Answer change(String plan, int revision, String level, String code, String part) {
        return psdg.put(
                "/plans/" + plan + "/draft/parts/" + level + "/" + code,
                "{\"revision\": %d, \"part\": %s}".formatted(revision, part));
    }

    private Answer undo(String plan, int revision) {
        return psdg.post("/plans/" + plan + "/draft/undo", "{\"revision\": %d}".formatted(revision));
    }

    private Answer publish(String plan, int revision, boolean acceptWarnings) {
        return psdg.post(
                "/plans/" + plan + "/publish",
                "{\"revision\": %d, \"acceptWarnings\": %s}".formatted(revision, acceptWarnings));
    }
}
