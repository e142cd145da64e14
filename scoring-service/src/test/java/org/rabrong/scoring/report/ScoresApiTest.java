package org.rabrong.scoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rabrong.scoring.ScoresApi.codes;
import static org.rabrong.scoring.ScoresApi.indicators;
import static org.rabrong.scoring.ScoresApi.line;
import static org.rabrong.scoring.ScoresApi.subIndicator;
import static org.rabrong.scoring.ScoresApi.total;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rabrong.platform.test.TestTokens;
import org.rabrong.scoring.OtherServices;
import org.rabrong.scoring.ScoresApi;
import org.rabrong.scoring.ScoresApi.Answer;
import org.rabrong.scoring.ScoringTest;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Scores as people read them, from what the other services told. */
@ScoringTest
class ScoresApiTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    OtherServices others;

    @Autowired
    ScoresApi api;

    private final String plan = "krs-read-" + COUNT.incrementAndGet();
    private final String round = plan + "-6m";

    @BeforeEach
    void a_round_with_items_at_three_offices() {
        if (COUNT.get() == 1) {
            others.announce("8101", "สพป.กระบี่");
            others.announce("8102", "สพป.สมมุติ");
        }
        others.publish(plan, 1, "UNDECIDED_COUNTS_ONE");
        others.schedule(round, plan, 1);
        others.createAllItems(round, plan, 1, List.of("8101", "8102", "M29"));
        api.awaitCard(round, "M29", card -> codes(card).size() == 4);
    }

    @Test
    void before_anything_is_reported_every_score_is_1() {
        JsonNode card = api.ok(TestTokens.reporter("8101"), "/scores?round=" + round + "&office=8101");

        assertThat(total(card)).isEqualTo("1.0000 1.0000 1.0000");
        assertThat(codes(card)).containsExactly("2", "6.1", "6.5");
        JsonNode first = subIndicator(card, "2");
        assertThat(line(card, "2")).isEqualTo("1.0000 1.0000 1.0000 NOT_REPORTED");
        assertThat(first.at("/weight").asString()).isEqualTo("5");
        assertThat(first.at("/nameTh").asString()).isEqualTo("คุณภาพการให้บริการประชาชน");
        assertThat(first.at("/inputs")).hasSize(2);
        assertThat(first.at("/inputs/0/value").isNull()).isTrue();
        assertThat(first.at("/because").asString()).isEqualTo("ยังไม่รายงานผล 2 จาก 2 ตัวแปร");
    }

    @Test
    void a_value_travels_from_reported_to_a_certified_score() {
        others.step(round, "2.A", "8101").reported("412");
        others.step(round, "2.B", "8101").reported("480");
        JsonNode awaiting = api.awaitCard(round, "8101", card -> line(card, "2").endsWith("AWAITING"));
        assertThat(line(awaiting, "2")).isEqualTo("1.0000 5.0000 5.0000 AWAITING");
        assertThat(total(awaiting)).isEqualTo("1.0000 3.0000 3.0000");

        others.step(round, "2.A", "8101").confirmed("412");
        others.step(round, "2.B", "8101").confirmed("480");
        JsonNode confirmed =
                api.awaitCard(round, "8101", card -> line(card, "2").endsWith("CONFIRMED"));
        assertThat(line(confirmed, "2")).isEqualTo("5.0000 5.0000 5.0000 CONFIRMED");
        assertThat(total(confirmed)).isEqualTo("3.0000 3.0000 3.0000");
        assertThat(indicators(confirmed)).containsExactly("2: 5.0000 5.0000 5.0000", "6: 1.0000 1.0000 1.0000");
        assertThat(subIndicator(confirmed, "2").at("/because").isNull()).isTrue();
        assertThat(subIndicator(confirmed, "2").at("/inputs/0/value").asString())
                .isEqualTo("412");

        others.step(round, "6.1.A", "8101").reported("4");
        others.step(round, "6.1.A", "8101").rejected("4", "เอกสารไม่ครบ");
        JsonNode rejected =
                api.awaitCard(round, "8101", card -> line(card, "6.1").endsWith("REJECTED"));
        assertThat(line(rejected, "6.1")).isEqualTo("1.0000 1.0000 1.0000 REJECTED");

        others.step(round, "2.B", "8101").withdrawn("480");
        JsonNode withdrawn =
                api.awaitCard(round, "8101", card -> line(card, "2").endsWith("AWAITING"));
        assertThat(line(withdrawn, "2")).isEqualTo("1.0000 5.0000 5.0000 AWAITING");
    }

    @Test
    void an_audit_score_stands_in_place_of_the_computed_one() {
        others.step(round, "6.5.A", "8101").reported("2");
        others.step(round, "6.5.A", "8101").auditScored("2", "4.25");
        JsonNode card = api.awaitCard(round, "8101", it -> line(it, "6.5").endsWith("CONFIRMED"));

        assertThat(line(card, "6.5")).isEqualTo("4.2500 4.2500 4.2500 CONFIRMED");
        assertThat(subIndicator(card, "6.5").at("/audit").asBoolean()).isTrue();
    }

    @Test
    void a_division_by_zero_scores_1_and_says_why_in_the_readers_language() {
        others.step(round, "2.A", "8101").confirmed("3");
        others.step(round, "2.B", "8101").confirmed("0");
        JsonNode card = api.awaitCard(round, "8101", it -> line(it, "2").endsWith("CONFIRMED"));

        assertThat(line(card, "2")).isEqualTo("1.0000 1.0000 1.0000 CONFIRMED");
        assertThat(subIndicator(card, "2").at("/because").asString()).isEqualTo("คำนวณไม่ได้ เพราะตัวหารเป็นศูนย์");
    }

    @Test
    void the_policy_that_leaves_undecided_out_weighs_only_what_is_decided() {
        others.publish(plan, 2, "LEAVE_UNDECIDED_OUT");
        others.step(round, "6.1.A", "8101").confirmed("4");
        others.step(round, "6.5.A", "8101").reported("5");
        api.awaitCard(round, "8101", card -> line(card, "6.5").endsWith("AWAITING"));
        assertThat(total(api.card(round, "8101"))).isEqualTo("1.7500 2.7500 2.7500");

        others.schedule(round, plan, 2);

        JsonNode card = api.awaitCard(round, "8101", it -> !total(it).startsWith("1.7500"));
        assertThat(total(card)).isEqualTo("4.0000 2.7500 4.5000");
        assertThat(indicators(card)).containsExactly("2: 1.0000 1.0000 1.0000", "6: 4.0000 4.5000 4.5000");
    }

    @Test
    void an_indicator_is_weighted_over_its_sub_indicators_that_the_reader_sees() {
        others.step(round, "6.1.A", "M29").confirmed("4");
        others.step(round, "6.5.A", "M29").reported("3");
        others.step(round, "1.1.2.A", "M29").confirmed("1");
        api.awaitCard(
                round,
                "M29",
                it -> line(it, "1.1.2").endsWith("CONFIRMED") && line(it, "6.5").endsWith("AWAITING"));

        // weights 2.5, 2.5 and 5
        assertThat(indicators(api.card(round, "M29")))
                .containsExactly("2: 1.0000 1.0000 1.0000", "6: 3.7500 4.2500 4.2500");
        assertThat(indicators(api.ok(TestTokens.certifier("BTL"), "/scores?round=" + round + "&office=M29")))
                .containsExactly("6: 2.5000 3.5000 3.5000");
    }

    @Test
    void a_reporter_sees_the_own_office_only() {
        String reporter = TestTokens.reporter("8101");

        Answer other = api.get(reporter, "/scores?round=" + round + "&office=8102");
        Answer unknown = api.get(reporter, "/scores?round=" + round + "&office=9999");

        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body().at("/type").asString()).isEqualTo("urn:rabrong:problem:forbidden");
        assertThat(other.body().at("/detail").asString()).contains("8102");
        assertThat(unknown.status()).isEqualTo(403);
        assertThat(api.get(reporter, "/scores/" + round + "/8102/2/explanation").status())
                .isEqualTo(403);
        assertThat(api.get(reporter, "/scores?round=no-such-round&office=8102").status())
                .isEqualTo(403);
        assertThat(offices(api.ok(reporter, "/scores?round=" + round))).containsExactly("8101");
    }

    @Test
    void a_certifier_sees_the_own_bureaus_sub_indicators_of_every_office_and_no_total() {
        String certifier = TestTokens.certifier("BTL");

        JsonNode card = api.ok(certifier, "/scores?round=" + round + "&office=8102");
        JsonNode page = api.ok(certifier, "/scores?round=" + round);

        assertThat(codes(card)).containsExactly("6.1", "6.5");
        assertThat(card.at("/total").isNull()).isTrue();
        assertThat(indicators(card)).containsExactly("6: 1.0000 1.0000 1.0000");
        assertThat(offices(page)).containsExactly("8101", "8102", "M29");
        for (JsonNode item : page.at("/items")) {
            assertThat(codes(item)).containsExactly("6.1", "6.5");
            assertThat(item.at("/total").isNull()).isTrue();
        }
        assertThat(api.get(certifier, "/scores/" + round + "/8101/6.1/explanation")
                        .status())
                .isEqualTo(200);
        Answer foreign = api.get(certifier, "/scores/" + round + "/8101/2/explanation");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.body().at("/detail").asString()).contains("PSDG");
    }

    @Test
    void who_certifies_in_a_certifiers_place_sees_what_the_certifier_does() {
        String delegate = TestTokens.of("btl-scores", "สมหญิง", "/staff/BTL");
        String path = "/scores/" + round + "/8101/6.1/explanation";
        assertThat(api.get(delegate, path).status()).isEqualTo(403);
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
        String id = UUID.randomUUID().toString();
        others.tell("rabrong.delegations.v1", id, "org.rabrong.delegations.given.v1", """
                {"id": "%s", "bureau": "BTL", "colleague": "btl-scores", "from": "%s", "until": "%s", "note": null,
                 "givenBy": {"id": "1", "name": "สมชาย", "organisation": "BTL"}, "givenAt": "2016-05-02T03:00:00Z",
                 "endedBy": null, "endedAt": null}""".formatted(
                        id, today.minusDays(1), today.plusDays(1)));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.get(delegate, path).status() == 200);
        assertThat(api.get(delegate, "/scores/" + round + "/8101/2/explanation").status())
                .isEqualTo(403);
    }

    @ParameterizedTest(name = "{0}: one office {1}, all offices {2}, explanation {3}")
    @CsvSource({
        "psdg,           200, 200, 200",
        "executive,      200, 200, 200",
        "integrator,     200, 200, 200",
        "own reporter,   200, 200, 200",
        "other reporter, 403, 200, 403",
        "own bureau,     200, 200, 200",
        "other bureau,   200, 200, 403",
        "nobody,         403, 403, 403",
        "no token,       401, 401, 401",
    })
    void who_may_read_what(String who, int card, int page, int explanation) {
        String token = switch (who) {
            case "psdg" -> TestTokens.psdg();
            case "executive" -> TestTokens.executive();
            case "integrator" -> TestTokens.integrator();
            case "own reporter" -> TestTokens.reporter("8101");
            case "other reporter" -> TestTokens.reporter("8102");
            case "own bureau" -> TestTokens.certifier("BTL");
            case "other bureau" -> TestTokens.certifier("BPP");
            case "nobody" -> TestTokens.nobody();
            default -> null;
        };

        assertThat(api.get(token, "/scores?round=" + round + "&office=8101").status())
                .isEqualTo(card);
        assertThat(api.get(token, "/scores?round=" + round).status()).isEqualTo(page);
        assertThat(api.get(token, "/scores/" + round + "/8101/6.1/explanation").status())
                .isEqualTo(explanation);
    }

    @Test
    void a_page_ends_where_the_next_begins_and_has_no_inputs() {
        String psdg = TestTokens.psdg();

        JsonNode first = api.ok(psdg, "/scores?round=" + round + "&limit=2");
        JsonNode second = api.ok(
                psdg,
                "/scores?round=" + round + "&limit=2&cursor="
                        + first.at("/next").asString());

        assertThat(offices(first)).containsExactly("8101", "8102");
        assertThat(offices(second)).containsExactly("M29");
        assertThat(second.at("/next").isNull()).isTrue();
        assertThat(first.at("/items/0/officeNameTh").asString()).isEqualTo("สพป.กระบี่");
        assertThat(first.at("/items/0/subIndicators/0").has("inputs")).isFalse();
        assertThat(first.at("/items/0").has("indicators")).isFalse();
        assertThat(api.get(psdg, "/scores?round=" + round + "&limit=1001").status())
                .isEqualTo(422);
    }

    @Test
    void a_score_can_be_opened_down_to_the_values_and_who_decided() {
        others.step(round, "2.A", "8101").confirmed("250");
        others.step(round, "2.B", "8101").confirmed("300");
        api.awaitCard(round, "8101", card -> line(card, "2").endsWith("CONFIRMED"));

        JsonNode tree = api.ok(TestTokens.reporter("8101"), "/scores/" + round + "/8101/2/explanation");

        assertThat(tree.at("/rule").asString()).isEqualTo("SUB_INDICATOR");
        assertThat(tree.at("/result").asString()).isEqualTo("4.6667");
        assertThat(tree.at("/inputs/planVersion").asString()).isEqualTo("1");
        assertThat(tree.at("/inputs/policy").asString()).isEqualTo("UNDECIDED_COUNTS_ONE");
        assertThat(rules(tree.at("/because/0")))
                .containsExactly("OFFICIAL", "ROUNDING", "LINEAR", "FORMULA", "VALUE", "VALUE");
        JsonNode formula = tree.at("/because/0/because/0/because/0/because/0");
        assertThat(formula.at("/inputs/formula").asString()).isEqualTo("100 * A / B");
        JsonNode value = formula.at("/because/0");
        assertThat(value.at("/result").asString()).isEqualTo("250");
        assertThat(value.at("/inputs/by").asString()).isEqualTo("สทร. ผู้รับรอง");
        assertThat(value.at("/inputs/at").asString()).isEqualTo("2016-05-02T08:00:00Z");
    }

    @Test
    void what_is_not_there_is_404() {
        String psdg = TestTokens.psdg();

        assertThat(api.get(psdg, "/scores?round=no-such-round").status()).isEqualTo(404);
        assertThat(api.get(psdg, "/scores?round=no-such-round&office=8101").status())
                .isEqualTo(404);
        assertThat(api.get(psdg, "/scores?round=" + round + "&office=9999").status())
                .isEqualTo(404);
        assertThat(api.get(psdg, "/scores/" + round + "/8101/77/explanation").status())
                .isEqualTo(404);
        assertThat(api.get(psdg, "/scores/" + round + "/8101/1.1.2/explanation").status())
                .isEqualTo(404);
        assertThat(api.get(psdg, "/scores").status()).isEqualTo(422);
    }

    private static List<String> offices(JsonNode page) {
        List<String> offices = new ArrayList<>();
        page.at("/items").forEach(item -> offices.add(item.at("/office").asString()));
        return offices;
    }

    private static List<String> rules(JsonNode tree) {
        List<String> rules = new ArrayList<>();
        rules.add(tree.at("/rule").asString());
        tree.at("/because").forEach(child -> rules.addAll(rules(child)));
        return rules;
    }
}
