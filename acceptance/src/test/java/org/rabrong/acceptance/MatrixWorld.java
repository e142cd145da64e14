package org.rabrong.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rabrong.acceptance.Caller.Answer;

/**
 * A plan with a round of its own, in which two offices report to three bureaus, and in each place something that only those whom it
 * concerns may see: a value, a reason, the names of files.
 */
final class MatrixWorld {

    /** Both primary, and not in any other test's hands. */
    static final List<String> OFFICES = List.of("9301", "9302");

    /** Bureau of each sub-indicator. */
    static final Map<String, String> BUREAUS = Map.of("1.1", "BTL", "1.2", "BGA", "1.3", "PSDG");

    private static final String PROGRAMME = "MATRIX";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Canary> canaries = new ArrayList<>();
    private final PsdgAtWork psdg = new PsdgAtWork(RunningPlatform.caller("psdg"));
    private final String plan;
    private final String round;
    private final String extension;

    /** Ids at one office and one bureau. */
    record Place(String office, String bureau, Map<String, String> ids) {

        /** The text with every id in braces filled in; a brace that belongs to JSON stays. */
        String fill(String text) {
            return PLACEHOLDER
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(Objects.requireNonNull(ids.get(found.group(1)))));
        }
    }

    /** A text that nobody would meet by accident, and whom it concerns beside psdg. */
    record Canary(String text, String office, String bureau) {}

    MatrixWorld() {
        psdg.addProgramme(PROGRAMME, "ผู้มีสิทธิ์");
        plan = psdg.importPlan(plan());
        psdg.publish(plan);
        round = psdg.openRound(plan, 6);
        psdg.createItems(round, null);
        extension = extension();
        Map<String, Map<String, String>> idsOfBureaus = new LinkedHashMap<>();
        BUREAUS.forEach((subIndicator, bureau) -> idsOfBureaus.put(bureau, plantAtBureau(subIndicator, bureau)));
        for (String office : OFFICES) {
            BUREAUS.forEach((subIndicator, bureau) -> {
                Map<String, String> ids = new LinkedHashMap<>(Map.of(
                        "programme", PROGRAMME,
                        "plan", plan,
                        "round", round,
                        "extension", extension,
                        "level", "SUB_INDICATOR",
                        "noPart", "9.9",
                        "rule", "far-from-previous"));
                ids.putAll(Objects.requireNonNull(idsOfBureaus.get(bureau)));
                ids.putAll(Map.of(
                        "office", office,
                        "bureau", bureau,
                        "subIndicator", subIndicator,
                        "variable", subIndicator + ".A"));
                ids.put("evidence", plantAtItem(office, bureau, subIndicator));
                places.put(office + bureau, new Place(office, bureau, ids));
            });
        }
        awaitDelegationEverywhere();
    }

    /** All of one office and bureau each. */
    List<Place> places() {
        return List.copyOf(places.values());
    }

    List<Canary> canaries() {
        return canaries;
    }

    private String extension() {
        String reason = canary("เหตุผลขยายเวลา", "", "");
        return created(RunningPlatform.caller("psdg")
                .post(
                        "/api/v1/rounds/" + round + "/extensions",
                        "{\"window\": \"REPORTING\", \"until\": \"%s\", \"scope\": {\"office\": \"9301\"}, \"reason\": \"%s\"}"
                                .formatted(today().plusDays(100), reason)));
    }

    /** A letter, a request with it, and a stored reason. */
    private Map<String, String> plantAtBureau(String subIndicator, String bureau) {
        Caller certifier = RunningPlatform.caller(bureau.toLowerCase(Locale.ROOT));
        String fileName = canary("หนังสือราชการ", "", bureau) + ".pdf";
        String letter =
                created(certifier.upload("/api/v1/letters?bureau=" + bureau, fileName, "application/pdf", pdf()));
        String permission = created(certifier.post("/api/v1/permissions", """
                {"kind": "AUDIT", "plan": "%s", "subIndicator": "%s", "rounds": ["%s"], "reason": "%s",
                 "letterNumber": "%s", "letterDate": "%s", "letter": {"id": "%s", "fileName": "%s"}}""".formatted(
                        plan,
                        subIndicator,
                        round,
                        canary("เหตุผลที่ขอ", "", bureau),
                        canary("ศธ", "", bureau),
                        today(),
                        letter,
                        fileName)));
        String reason = created(certifier.post(
                "/api/v1/confirmations/reasons",
                "{\"bureau\": \"%s\", \"text\": \"%s\"}".formatted(bureau, canary("เหตุผลที่เก็บไว้", "", bureau))));
        String delegation = delegation(certifier, bureau, today().plusDays(30), today().plusDays(40));
        if (bureau.equals("BGA")) {
            delegation(certifier, bureau, today(), today().plusDays(5));
        }
        return Map.of("letter", letter, "permission", permission, "reason", reason, "delegation", delegation);
    }

    /** The bureau's other person certifies in place of the one who does so by own right. */
    private String delegation(Caller certifier, String bureau, LocalDate from, LocalDate until) {
        return created(certifier.post("/api/v1/confirmations/delegations", """
                {"bureau": "%s", "colleague": "%s-2", "from": "%s", "until": "%s", "note": "%s"}""".formatted(
                        bureau, bureau.toLowerCase(Locale.ROOT), from, until, canary("มอบหมายแทน", "", bureau))));
    }

    /** Every service knows who certifies in whose place. */
    private void awaitDelegationEverywhere() {
        Caller colleague = RunningPlatform.caller("bga-2");
        String office = OFFICES.getFirst();
        await().until(() -> colleague.get("/api/v1/permissions").status() == 200
                && colleague
                                .get("/api/v1/items/" + round + "/1.2.A/" + office + "/evidence")
                                .status()
                        == 200
                && colleague.get("/api/v1/scores?round=" + round).status() == 200
                && colleague.get("/api/v1/me").text().contains("CERTIFIER"));
    }

    /** A value, a file with its description, and a rejection with its reason. */
    private String plantAtItem(String office, String bureau, String subIndicator) {
        String item = round + "/" + subIndicator + ".A/" + office;
        Caller reporter = RunningPlatform.caller("office-" + office);
        String value = "38613" + (100 + canaries.size()) + ".31";
        canaries.add(new Canary(value, office, bureau));
        await().untilAsserted(() -> assertThat(
                        reporter.put("/api/v1/entries/" + item, "{\"value\": \"%s\", \"revision\": 0}".formatted(value))
                                .status())
                .isEqualTo(200));
        Answer[] evidence = new Answer[1];
        await().untilAsserted(() -> {
            evidence[0] = reporter.upload(
                    "/api/v1/items/" + item + "/evidence",
                    canary("หลักฐาน", office, bureau) + ".pdf",
                    "application/pdf",
                    pdf());
            assertThat(evidence[0].status()).as(evidence[0].text()).isEqualTo(201);
        });
        Caller certifier = RunningPlatform.caller(bureau.toLowerCase(Locale.ROOT));
        await().until(() ->
                certifier.get("/api/v1/confirmations/" + item).at("/status").equals("AWAITING"));
        Answer rejected = certifier.post(
                "/api/v1/confirmations/" + item + "/reject",
                "{\"reason\": \"%s\"}".formatted(canary("เหตุผลที่ไม่รับรอง", office, bureau)));
        assertThat(rejected.status()).as(rejected.text()).isEqualTo(200);
        return evidence[0].at("/id");
    }

    private String canary(String what, String office, String bureau) {
        String text = what + "-canary-" + (100 + canaries.size());
        canaries.add(new Canary(text, office, bureau));
        return text;
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201);
        return answer.at("/id");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Bangkok"));
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    }

    private static String plan() {
        StringBuilder yaml = new StringBuilder("""
                programme: %s
                name_th: ผู้มีสิทธิ์
                fiscal_year: 2560
                rounds: []
                dimensions:
                  - code: "D"
                    name_th: มิติ
                    indicators:
                      - code: "1"
                        name_th: ตัวชี้วัดหลัก
                        sub_indicators:
                """.formatted(PROGRAMME));
        BUREAUS.forEach(
                (code, bureau) -> yaml.append("""
                          - code: "%s"
                            name_th: ตัวชี้วัดย่อย %s
                            weight: 1
                            bureau: %s
                            reporters: ["%s"]
                            variables:
                              - {id: A, name_th: ตัวตั้ง, unit_th: คน, min: 0, max: 100000000, decimals: 2}
                              - {id: B, name_th: ตัวหาร, unit_th: คน, min: 1, max: 100000000}
                            scoring: {kind: LINEAR, formula: "100 * A / B", levels: [60, 70, 80, 90, 100]}
                """.formatted(code, code, bureau, String.join("\", \"", OFFICES))));
        return yaml.toString();
    }
}
