package org.rabrong.confirmation.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.confirmation.Api;
import org.rabrong.confirmation.ConfirmationTest;
import org.rabrong.confirmation.OtherServices;
import org.rabrong.platform.test.EventContracts;
import org.rabrong.platform.test.TestEvent;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.platform.web.Membership;
import org.rabrong.platform.web.Person;
import org.rabrong.platform.web.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A certifier names a colleague; each test has a colleague of its own. */
@ConfirmationTest
class DelegationApiTest {

    private static final AtomicInteger COLLEAGUES = new AtomicInteger();
    private static final String CERTIFIER = TestTokens.certifier("BTL");

    @Autowired
    Api api;

    @Autowired
    OtherServices others;

    @Autowired
    TestKafka kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private final String colleague = "btl-" + COLLEAGUES.incrementAndGet() + ".somying";
    private final String delegate = TestTokens.of(colleague, "สมหญิง", "/staff/BTL");

    @Test
    void a_delegate_decides_within_the_period_and_the_history_names_both() {
        String item = anItem();
        given(0, 0);

        assertThat(api.post("/" + item + "/confirm", "{\"revision\": 1}", delegate)
                        .granted()
                        .path("status")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(api.get("?round=" + round(item) + "&variable=6.1.A", delegate)
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/variables?round=" + round(item), delegate)
                        .granted()
                        .path("items"))
                .isNotEmpty();
        JsonNode by = api.get("/" + item + "/history", delegate).granted().at("/items/1/by");
        assertThat(by.path("name").asString()).isEqualTo("สมหญิง (แทน ผู้รับรอง BTL)");
        assertThat(by.path("organisation").asString()).isEqualTo("BTL");
    }

    @Test
    void before_its_first_day_and_without_any_the_refusal_names_what_is_missing() {
        String item = anItem();
        for (Runnable before : List.<Runnable>of(() -> {}, () -> given(1, 5))) {
            before.run();
            JsonNode refusal = api.post("/" + item + "/confirm", "{\"revision\": 1}", delegate)
                    .refused(403, "forbidden");
            assertThat(refusal.path("detail").asString()).contains("BTL", "มอบหมายให้รับรองแทน");
            api.get("?round=" + round(item) + "&variable=6.1.A", delegate).refused(403, "forbidden");
            api.get("/variables?round=" + round(item), delegate).refused(403, "forbidden");
        }
    }

    @Test
    void it_holds_through_its_last_day_in_Bangkok_and_no_minute_longer() {
        given(0, 3);
        Person person = new Person("1", colleague, "สมหญิง", Set.of(new Membership(Role.STAFF, "BTL")));
        var lastMinute = today().plusDays(4).atStartOfDay(clock.getZone()).minusMinutes(1);

        assertThat(certifies(person, Clock.fixed(lastMinute.toInstant(), clock.getZone())))
                .isTrue();
        assertThat(certifies(person, Clock.fixed(lastMinute.plusMinutes(1).toInstant(), clock.getZone())))
                .isFalse();
        assertThat(certifies(person, Clock.offset(clock, Duration.ofDays(-1)))).isFalse();
    }

    @Test
    void an_end_holds_at_once_and_a_second_end_changes_nothing() {
        String item = anItem();
        String id = given(0, 30);
        assertThat(api.get("/" + item, delegate).status()).isEqualTo(200);

        JsonNode ended =
                api.post("/delegations/" + id + "/end", "", TestTokens.psdg()).granted();
        api.post("/" + item + "/confirm", "{\"revision\": 1}", delegate).refused(403, "forbidden");
        api.get("/" + item, delegate).refused(403, "forbidden");

        assertThat(ended.path("state").asString()).isEqualTo("ENDED");
        assertThat(ended.path("endedBy").asString()).isEqualTo("กพร.");
        assertThat(ended.path("mayEnd").asBoolean()).isFalse();
        JsonNode again = api.post("/delegations/" + id + "/end", "", CERTIFIER).granted();
        assertThat(again).isEqualTo(ended);
    }

    @Test
    void who_left_the_bureau_certifies_no_more() {
        String item = anItem();
        given(0, 30);
        for (String[] groups : new String[][] {{}, {"/staff/BET"}, {"/reporter/8102"}}) {
            api.post("/" + item + "/confirm", "{\"revision\": 1}", TestTokens.of(colleague, "สมหญิง", groups))
                    .refused(403, "forbidden");
        }
        api.post("/" + item + "/confirm", "{\"revision\": 1}", TestTokens.of(colleague + "2", "สมหญิง", "/staff/BTL"))
                .refused(403, "forbidden");
        api.post("/" + item + "/confirm", "{\"revision\": 1}", delegate).granted();
    }

    @Test
    void it_opens_no_other_bureau() {
        String item = anItem();
        given(0, 30);
        String other = round(item) + "/2.A/8101";
        assertThat(api.post("/" + other + "/reject", "{\"reason\": \"x\"}", delegate)
                        .refused(403, "forbidden")
                        .path("detail")
                        .asString())
                .contains("PSDG");
    }

    @Test
    void a_delegate_neither_delegates_on_nor_ends() {
        String id = given(0, 30);
        assertThat(give(delegate, "btl-other", 0, 1)
                        .refused(403, "forbidden")
                        .path("detail")
                        .asString())
                .contains("โดยตรง");
        api.post("/delegations/" + id + "/end", "", delegate).refused(403, "forbidden");
        assertThat(api.get("/delegations?state=IN_FORCE", delegate)
                        .granted()
                        .at("/items/0/mayEnd")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void only_certifiers_by_own_right_delegate_and_only_for_their_bureau() {
        for (String token : List.of(
                TestTokens.certifier("BET"),
                TestTokens.psdg(),
                TestTokens.reporter("8101"),
                TestTokens.executive(),
                TestTokens.integrator(),
                TestTokens.staff("BTL"),
                TestTokens.nobody())) {
            give(token, colleague, 0, 1).refused(403, "forbidden");
        }
        for (String token : List.of(TestTokens.reporter("8101"), TestTokens.nobody(), TestTokens.staff("BTL"))) {
            api.post("/delegations", "{}", token).refused(403, "forbidden");
        }
        assertThat(api.postWithoutToken("/delegations", "{}").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|bureau:required colleague:required from:required until:required",
                "{\"bureau\": \"สทร.\", \"colleague\": \"x\", \"from\": \"+0\", \"until\": \"+1\"}|bureau:format",
                "{\"bureau\": \"BTL\", \"colleague\": \"BTL\", \"from\": \"+0\", \"until\": \"+1\"}|colleague:not-oneself",
                "{\"bureau\": \"BTL\", \"colleague\": \"a b\", \"from\": \"+0\", \"until\": \"+1\"}|colleague:format",
                "{\"bureau\": \"BTL\", \"colleague\": \"a\\u0000b\", \"from\": \"+0\", \"until\": \"+1\"}|colleague:format",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"-1\", \"until\": \"+1\"}|from:not-before",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"+2\", \"until\": \"+1\"}|until:not-before",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"+0\", \"until\": \"+366\"}|until:too-late",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"+400\", \"until\": \"+401\"}|from:too-late",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"+999999999-12-31\", \"until\": \"-999999999-01-01\"}|from:too-late",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"2559-02-30\", \"until\": \"soon\"}|from:date until:date",
                "{\"bureau\": \"BTL\", \"colleague\": \"x\", \"from\": \"+0\", \"until\": \"+1\", \"note\": \"a\\u0007\"}|note:characters",
            })
    void a_malformed_delegation_names_each_field_and_rule(String json, String rules) {
        String dated = java.util.regex.Pattern.compile("\"([+-]\\d+)\"")
                .matcher(json)
                .replaceAll(days -> "\"" + today().plusDays(Integer.parseInt(days.group(1))) + "\"");
        assertThat(api.post("/delegations", dated, CERTIFIER).brokenRules())
                .containsExactlyInAnyOrder(rules.split(" ", -1));
    }

    @Test
    void a_note_has_at_most_500_characters_and_a_period_a_year() {
        assertThat(post(CERTIFIER, "BTL", colleague, 0, 1, "ก".repeat(501)).brokenRules())
                .containsExactly("note:length");
        LocalDate last = today().plusYears(1).minusDays(1);
        Api.Answer given = api.post(
                "/delegations",
                """
                {"bureau": "BTL", "colleague": " %s ", "from": "%s", "until": "%s", "note": "  %s "}""".formatted(colleague.toUpperCase(java.util.Locale.ROOT), today(), last, "ก".repeat(500)),
                CERTIFIER);
        assertThat(given.status()).isEqualTo(201);
        assertThat(given.body().path("colleague").asString()).isEqualTo(colleague);
        assertThat(given.body().path("note").asString()).hasSize(500);
        assertThat(given.body().path("state").asString()).isEqualTo("IN_FORCE");
    }

    @Test
    void one_that_overlaps_is_refused_and_names_the_other() {
        String id = given(3, 5);
        JsonNode refusal = give(TestTokens.of("btl-too", "สมชาย", "/certifier/BTL"), colleague, 5, 9)
                .refused(409, "delegation-overlaps");
        assertThat(refusal.path("from").asString())
                .isEqualTo(today().plusDays(3).toString());
        assertThat(refusal.path("until").asString())
                .isEqualTo(today().plusDays(5).toString());
        assertThat(refusal.path("givenBy").asString()).isEqualTo("ผู้รับรอง BTL");
        assertThat(refusal.path("detail").asString()).contains("ผู้รับรอง BTL", colleague);
        given(0, 2);
        given(6, 6);
        assertThat(give(TestTokens.certifier("BET"), "BET", colleague, 3, 5).status())
                .isEqualTo(201);

        api.post("/delegations/" + id + "/end", "", CERTIFIER).granted();
        given(3, 5);
    }

    @Test
    void of_two_at_the_same_moment_one_is_given() throws InterruptedException, ExecutionException {
        Callable<Integer> asking = () -> give(CERTIFIER, colleague, 0, 1).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(List.of(asking, asking, asking, asking));
            int given = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(201, 409);
                given += answer.get() == 201 ? 1 : 0;
            }
            assertThat(given).isOne();
        }
    }

    @Test
    void an_id_of_another_bureau_is_none_and_who_certifies_nothing_learns_nothing() {
        String id = given(0, 30);
        String unknown = UUID.randomUUID().toString();
        for (String each : List.of(id, unknown)) {
            api.post("/delegations/" + each + "/end", "", TestTokens.certifier("BET"))
                    .refused(404, "not-found");
            for (String token : List.of(
                    TestTokens.reporter("8101"),
                    TestTokens.executive(),
                    TestTokens.integrator(),
                    TestTokens.staff("BET"),
                    TestTokens.staff("BTL"),
                    TestTokens.nobody())) {
                JsonNode refusal =
                        api.post("/delegations/" + each + "/end", "", token).refused(403, "forbidden");
                assertThat(refusal.toString().replace(each, "")).doesNotContain(colleague, "BTL");
            }
        }
        api.post("/delegations/" + unknown + "/end", "", TestTokens.psdg()).refused(404, "not-found");
        assertThat(api.post("/delegations/none/end", "", CERTIFIER).brokenRules())
                .containsExactly("id:type");
        assertThat(api.post("/delegations/" + id + "/end", "", TestTokens.of("btl-too", "สมชาย", "/certifier/BTL"))
                        .granted()
                        .path("endedBy")
                        .asString())
                .isEqualTo("สมชาย");
    }

    @Test
    void each_sees_what_concerns_him_in_pages() {
        String first = given(0, 1);
        String second = given(2, 3);
        String elsewhere = give(TestTokens.certifier("BET"), "BET", colleague, 0, 1)
                .body()
                .path("id")
                .asString();

        assertThat(ids("", delegate)).containsExactly(second, first);
        assertThat(ids("?state=COMING", delegate)).containsExactly(second);
        assertThat(ids("?state=COMING&state=IN_FORCE", delegate)).containsExactly(second, first);
        assertThat(ids("", TestTokens.of(colleague, "สมหญิง", "/staff/BTL", "/staff/BET")))
                .containsExactly(elsewhere, second, first);
        assertThat(ids("", TestTokens.staff("BTL"))).isEmpty();
        assertThat(ids("", CERTIFIER)).contains(second, first).doesNotContain(elsewhere);
        assertThat(ids("?bureau=BET", TestTokens.psdg())).contains(elsewhere).doesNotContain(first);
        assertThat(ids("", TestTokens.of("p", "กพร.", "/psdg"))).contains(elsewhere, second, first);
        JsonNode page = api.get("/delegations?limit=1", delegate).granted();
        assertThat(page.at("/items/0/id").asString()).isEqualTo(second);
        assertThat(ids("?limit=1&cursor=" + page.path("next").asString(), delegate))
                .containsExactly(first);

        api.get("/delegations?bureau=BET", CERTIFIER).refused(403, "forbidden");
        api.get("/delegations?bureau=BET", delegate).refused(403, "forbidden");
        for (String token : List.of(
                TestTokens.reporter("8101"), TestTokens.executive(), TestTokens.integrator(), TestTokens.nobody())) {
            api.get("/delegations", token).refused(403, "forbidden");
        }
        for (String query : List.of("?limit=0", "?limit=1001", "?state=SOON", "?cursor=x")) {
            api.get("/delegations" + query, CERTIFIER).refused(422, "invalid");
        }
    }

    @Test
    void what_happens_is_told_as_agreed_in_order() {
        String id = given(0, 30);
        api.post("/delegations/" + id + "/end", "", CERTIFIER).granted();

        TestEvent ended =
                kafka.await("rabrong.delegations.v1", event -> event.key().equals(id) && event.sequence() == 2);
        TestEvent given =
                kafka.await("rabrong.delegations.v1", event -> event.key().equals(id) && event.sequence() == 1);
        assertThat(given.type()).isEqualTo("org.rabrong.delegations.given.v1");
        assertThat(ended.type()).isEqualTo("org.rabrong.delegations.ended.v1");
        EventContracts.assertObeys("delegation", given.data());
        EventContracts.assertObeys("delegation", ended.data());
        assertThat(given.data().path("colleague").asString()).isEqualTo(colleague);
        assertThat(given.data().path("endedAt").isNull()).isTrue();
        assertThat(ended.data().at("/endedBy/organisation").asString()).isEqualTo("BTL");
    }

    @Test
    void the_same_idempotency_key_delegates_once() {
        String json = json("BTL", colleague, 0, 1, "ลา");
        Api.Answer first = api.postOnce("/delegations", json, CERTIFIER, "delegate-" + colleague);
        assertThat(first.status()).isEqualTo(201);
        assertThat(api.postOnce("/delegations", json, CERTIFIER, "delegate-" + colleague))
                .isEqualTo(first);
        assertThat(api.postOnce("/delegations", json, CERTIFIER, "again-" + colleague)
                        .refused(409, "delegation-overlaps")
                        .path("givenBy")
                        .asString())
                .isEqualTo("ผู้รับรอง BTL");
    }

    private boolean certifies(Person person, Clock at) {
        return person.with(new DelegatedCertification(jdbc, at).to(person)).certifiesFor("BTL");
    }

    private String anItem() {
        String item = others.anOpenRound() + "/6.1.A/8101";
        others.reported(item, 1, "4");
        return item;
    }

    /** By the certifier of BTL to this test's colleague; days from today. */
    private String given(int from, int until) {
        Api.Answer answer = give(CERTIFIER, colleague, from, until);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.body().path("id").asString();
    }

    private Api.Answer give(String token, String to, int from, int until) {
        return give(token, "BTL", to, from, until);
    }

    private Api.Answer give(String token, String bureau, String to, int from, int until) {
        return post(token, bureau, to, from, until, "ลาพักผ่อน");
    }

    private Api.Answer post(String token, String bureau, String to, int from, int until, String note) {
        return api.post("/delegations", json(bureau, to, from, until, note), token);
    }

    private String json(String bureau, String to, int from, int until, String note) {
        return """
                {"bureau": "%s", "colleague": "%s", "from": "%s", "until": "%s", "note": "%s"}""".formatted(bureau, to, today().plusDays(from), today().plusDays(until), note);
    }

    private List<String> ids(String query, String token) {
        return api.get("/delegations" + query, token)
                .granted()
                .path("items")
                .valueStream()
                .map(one -> one.path("id").asString())
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String round(String item) {
        return item.split("/", -1)[0];
    }
}
