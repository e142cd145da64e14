package org.rabrong.confirmation;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rabrong.platform.test.TestKafka;
import org.rabrong.platform.test.TestTokens;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Tells what the other services would. Each round has a plan of its own: sub-indicator 2 (A as a part of B, certified by PSDG), 6.1 (A, with a
 * file, BTL) and 6.5 (A and B, BTL, AUDIT), at the offices 8101, 8102 and M29.
 */
public final class OtherServices {

    private static final AtomicInteger ROUNDS = new AtomicInteger();
    private static final String RATIO = "\"100 * A / B\"";
    private static final List<String> VARIABLES = List.of("2.A", "2.B", "6.1.A", "6.5.A", "6.5.B");

    private final TestKafka kafka;
    private final Api api;
    private final Clock clock;
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    public OtherServices(TestKafka kafka, RestTestClient http, Clock clock) {
        this.kafka = kafka;
        this.api = new Api(http);
        this.clock = clock;
    }

    /** A round whose certification window is open for a month, with all of its items. */
    public String anOpenRound() {
        return aRound(-30, 30, List.of("8101", "8102", "M29"));
    }

    /** Days of the certification window relative to today. */
    public String aRound(int opens, int closes, List<String> offices) {
        String plan = "plan-" + ROUNDS.incrementAndGet();
        String round = plan + "-6m";
        announce("8101", "PRIMARY", "สพป.กระบี่");
        announce("8102", "PRIMARY", "สพป.เชียงใหม่ เขต 1");
        announce("M29", "SECONDARY", "สพม.เขต 29");
        publish(plan, 1, "BTL");
        schedule(round, plan, opens, closes);
        VARIABLES.forEach(variable -> createItems(round, plan, variable, offices));
        for (String variable : VARIABLES) {
            for (String office : List.of(offices.getFirst(), offices.getLast())) {
                api.awaitItem(
                        round + "/" + variable + "/" + office,
                        item -> item.path("unit").asString("").equals("คน")
                                && !item.path("officeKind").isNull());
            }
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> api.get("/variables?round=" + round, TestTokens.certifier("BTL"))
                                .body()
                                .path("items")
                                .size()
                        > 0);
        return round;
    }

    /** Publishes the plan with sub-indicator 6.1 certified by the bureau. */
    public void publish(String plan, int version, String bureauOf61) {
        publish(plan, version, bureauOf61, 50);
    }

    /** @param deviationPercent how far a value may be from last round's */
    public void publish(String plan, int version, String bureauOf61, int deviationPercent) {
        tell(
                "rabrong.plans.v1",
                plan,
                "org.rabrong.plans.published.v1",
                plan(plan, version, bureauOf61, deviationPercent));
    }

    /** Publishes a plan with that many variables, certified by BTL: each two are a sub-indicator's part and whole, and ask for a file. */
    public void publishWide(String plan, int variables) {
        tell("rabrong.plans.v1", plan, "org.rabrong.plans.published.v1", """
                {"plan": "%s", "programme": "KRS", "nameTh": "กว้าง", "fiscalYear": 2559, "version": 1, "policy": "UNDECIDED_COUNTS_ONE",
                 "deviationPercent": 50, "dimensions": [{"code": "EXT", "nameTh": "มิติภายนอก", "indicators": [
                   {"code": "9", "nameTh": "กว้าง", "subIndicators": [%s]}]}]}""".formatted(
                plan,
                IntStream.range(0, variables / 2)
                        .mapToObj(at -> subIndicator("9.%03d".formatted(at), "BTL", "NORMAL", RATIO, true, "A", "B"))
                        .collect(Collectors.joining(", "))));
    }

    /** The variable at that place of {@link #publishWide}. */
    public static String wide(int at) {
        return "9.%03d.%s".formatted(at / 2, at % 2 == 0 ? "A" : "B");
    }

    public void schedule(String round, String plan, int opens, int closes) {
        schedule(round, plan, 1, opens, closes);
    }

    /** The round is held by that version of the plan. */
    public void schedule(String round, String plan, int version, int opens, int closes) {
        LocalDate today = LocalDate.now(clock);
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.scheduled.v1", """
                {"round": "%s", "plan": "%s", "planVersion": %d, "programme": "KRS", "fiscalYear": 2559, "months": %d,
                 "nameTh": "รอบ 6 เดือน ปี 59", "reporting": {"opens": "2016-04-01", "closes": "2016-04-30"},
                 "certification": {"opens": "%s", "closes": "%s"}}""".formatted(
                        round, plan, version, monthsOf(round), today.plusDays(opens), today.plusDays(closes)));
    }

    /** As the round's code says, {@code …-12m}; 6 where it says nothing. */
    private static int monthsOf(String round) {
        return round.endsWith("-12m") ? 12 : round.endsWith("-9m") ? 9 : 6;
    }

    public void createItems(String round, String plan, String variable, List<String> offices) {
        createItems(round, plan, variable, offices, null);
    }

    /** With what the offices had in the earlier round. */
    public void createItems(
            String round, String plan, String variable, List<String> offices, @Nullable String carryForwardFrom) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.items-created.v1", """
                {"round": "%s", "plan": "%s", "planVersion": 1, "subIndicator": "%s", "variable": "%s", "bureau": "%s",
                 "offices": ["%s"], "carryForwardFrom": %s, "by": {"id": "b1f7", "name": "กพร.", "organisation": "PSDG"}}""".formatted(
                        round,
                        plan,
                        variable.substring(0, variable.lastIndexOf('.')),
                        variable,
                        bureauOf(variable),
                        String.join("\", \"", offices),
                        quoted(carryForwardFrom)));
    }

    public void removeItems(String round, String variable, List<String> offices) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.items-removed.v1", """
                {"round": "%s", "subIndicator": "%s", "variable": "%s", "offices": ["%s"], "reason": null,
                 "by": {"id": "b1f7", "name": "กพร.", "organisation": "PSDG"}, "at": "2016-04-02T03:00:00Z"}""".formatted(
                round, variable.substring(0, variable.lastIndexOf('.')), variable, String.join("\", \"", offices)));
    }

    /**
     * Extends the certification of those that match what is not null.
     *
     * @param until days from today
     */
    public void extend(
            String round,
            UUID id,
            int until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable) {
        extend(round, id, "CERTIFICATION", until, bureau, office, variable, false);
    }

    public void extend(
            String round,
            UUID id,
            String window,
            int until,
            @Nullable String bureau,
            @Nullable String office,
            @Nullable String variable,
            boolean revoked) {
        tell("rabrong.rounds.v1", round, "org.rabrong.rounds.window-extended.v1", """
                {"round": "%s", "id": "%s", "window": "%s", "until": "%s", "bureau": %s, "office": %s, "variable": %s,
                 "reason": "น้ำท่วม", "revoked": %b, "by": {"id": "b1f7", "name": "กพร.", "organisation": "PSDG"},
                 "at": "2016-04-02T03:00:00Z"}""".formatted(
                        round,
                        id,
                        window,
                        LocalDate.now(clock).plusDays(until),
                        quoted(bureau),
                        quoted(office),
                        quoted(variable),
                        revoked));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    public void announce(String office, String kind, String nameTh) {
        tell("rabrong.organisations.v1", office, "org.rabrong.organisations.announced.v1", """
                {"code": "%s", "kind": "%s", "nameTh": "%s", "nameEn": "Office", "shortTh": null, "provinces": []}""".formatted(
                        office, kind, nameTh));
    }

    /** The office reports; a null value clears. Does not wait. */
    public void report(String item, long revision, @Nullable String value) {
        String[] id = item.split("/", -1);
        tell(
                "rabrong.entries.v1",
                item,
                "org.rabrong.entries." + (value == null ? "cleared" : "reported") + ".v1",
                """
                {"round": "%s", "variable": "%s", "office": "%s", "revision": %d, "value": %s,
                 "by": {"id": "5e0c", "name": "ผู้รายงาน", "organisation": "%s"}, "at": "2016-04-18T03:04:05Z"}""".formatted(id[0], id[1], id[2], revision, value == null ? "null" : "\"" + value + "\"", id[2]));
    }

    /** The same, and waits until it is applied. */
    public void reported(String item, long revision, @Nullable String value) {
        report(item, revision, value);
        api.awaitRevision(item, revision);
    }

    /** The office explains a warning of that revision; a null text takes it back. Does not wait. */
    public void explain(String item, long revision, String rule, @Nullable String text) {
        String[] id = item.split("/", -1);
        tell("rabrong.entries.v1", item, "org.rabrong.entries.explained.v1", """
                {"round": "%s", "variable": "%s", "office": "%s", "revision": %d, "rule": "%s", "text": %s,
                 "by": {"id": "5e0c", "name": "ผู้รายงาน", "organisation": "%s"}, "at": "2016-04-18T03:05:10Z"}""".formatted(
                        id[0], id[1], id[2], revision, rule, quoted(text), id[2]));
    }

    public void attach(String item) {
        attach(item, "OFFICE");
    }

    /** @param side OFFICE or BUREAU */
    public void attach(String item, String side) {
        String[] id = item.split("/", -1);
        tell("rabrong.evidence.v1", item, "org.rabrong.evidence.attached.v1", """
                {"id": "0f7d3f7e-0d4b-4c3a-9a67-5f0a2b1c9d10", "round": "%s", "variable": "%s", "office": "%s", "side": "%s",
                 "fileName": "บันทึก.pdf", "contentType": "application/pdf", "size": 1, "sha256": "00", "description": null,
                 "by": {"id": "5e0c", "name": "ผู้รายงาน", "organisation": "8101"}, "at": "2016-04-18T03:05:00Z"}""".formatted(id[0], id[1], id[2], side));
    }

    public void score(String round, String office, String subIndicator, String official, String selfAssessed) {
        tell("rabrong.scores.v1", round + "/" + office, "org.rabrong.scores.changed.v1", """
                {"round": "%s", "office": "%s", "planVersion": 1,
                 "total": {"official": "1.0000", "selfAssessed": "1.0000", "ifAllConfirmed": "1.0000"},
                 "subIndicators": [{"code": "%s", "weight": "5", "official": "%s", "selfAssessed": "%s",
                  "ifAllConfirmed": "5.0000", "status": "AWAITING"}], "at": "2016-05-02T08:00:00.040Z"}""".formatted(
                        round, office, subIndicator, official, selfAssessed));
    }

    /** Tells whatever is given, with the key's next sequence number. */
    public void tell(String topic, String key, String type, String json) {
        kafka.send(topic, key, sequences.merge(topic + " " + key, 1L, Long::sum), type, json);
    }

    public static String bureauOf(String variable) {
        return variable.startsWith("2.") ? "PSDG" : "BTL";
    }

    private static String plan(String plan, int version, String bureauOf61, int deviationPercent) {
        return """
                {"plan": "%s", "programme": "KRS", "nameTh": "คำรับรองการปฏิบัติราชการ", "fiscalYear": 2559, "version": %d,
                 "policy": "UNDECIDED_COUNTS_ONE", "deviationPercent": %d, "dimensions": [{"code": "EXT", "nameTh": "มิติภายนอก", "indicators": [
                   {"code": "2", "nameTh": "คุณภาพการให้บริการ", "subIndicators": [%s]},
                   {"code": "6", "nameTh": "ระบบสารสนเทศ", "subIndicators": [%s, %s]}]}]}""".formatted(
                        plan,
                        version,
                        deviationPercent,
                        subIndicator("2", "PSDG", "NORMAL", RATIO, false, "A", "B"),
                        subIndicator("6.1", bureauOf61, "NORMAL", "null", true, "A"),
                        subIndicator("6.5", "BTL", "AUDIT", "null", false, "A", "B"));
    }

    /** From now on two people certify what is BTL's in the round, and its service knows it. */
    public void askForFourEyes(String round) {
        String plan = round.replace("-6m", "");
        tell(
                "rabrong.plans.v1",
                plan,
                "org.rabrong.plans.published.v1",
                plan(plan, 2, "BTL", 50).replace("\"bureau\": \"BTL\"", "\"bureau\": \"BTL\", \"fourEyes\": true"));
        schedule(round, plan, 2, -30, 30);
        api.awaitItem(round + "/6.1.A/8101", item -> item.path("fourEyes").asBoolean());
        api.awaitItem(round + "/6.5.A/8101", item -> item.path("fourEyes").asBoolean());
    }

    private static String subIndicator(
            String code, String bureau, String mode, String formula, boolean evidence, String... ids) {
        String variables = String.join(
                ", ",
                List.of(ids).stream()
                        .map(id -> """
                                {"code": "%s.%s", "id": "%s", "nameTh": "ตัวแปร %s", "unitTh": "คน", "min": "0", "max": "10000000",
                                 "decimals": 0, "evidenceRequired": %b, "carryForward": false}""".formatted(code, id, id, id, evidence))
                        .toList());
        return """
                {"code": "%s", "nameTh": "ตัวชี้วัดย่อย %s", "weight": "5", "bureau": "%s", "reporters": {"kind": "ALL", "offices": []},
                 "mode": "%s", "scoring": {"kind": "LEVEL", "formula": %s, "levels": []}, "variables": [%s]}""".formatted(code, code, bureau, mode, formula, variables);
    }
}
